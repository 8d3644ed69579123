import type { Decision, DecisionFault } from '#domain/review/decision-notice.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { listOf } from '../../shared/fields.ts'
import type { OfficePage } from '../shared/office-page.ts'

export const decisionKinds = ['approve', 'return', 'refuse'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** What a form was sent for: to see the letter, to change the choice, to take the case again, or to do it. */
export const intentions = ['show', 'change', 'take-again', 'send'] as const
export type Intention = (typeof intentions)[number]

export function intentionOf(page: OfficePage): Intention {
  return intentions.find((intention) => intention === page.field('do')) ?? 'show'
}

export function readDecision(page: OfficePage, kind: DecisionKind): Decision {
  switch (kind) {
    case 'approve':
      return { kind }
    case 'refuse':
      return { kind, ground: page.field('ground') }
    case 'return': {
      const papers = listOf(page.fields, 'papers')
      return { kind, papers: [...new Set(papers)], comment: page.field('comment').trim() || null }
    }
  }
}

/** The fields that say a decision, to carry it from page to page. */
export function fieldsOf(decision: Decision): readonly (readonly [name: string, value: string])[] {
  switch (decision.kind) {
    case 'approve':
      return []
    case 'refuse':
      return [['ground', decision.ground]]
    case 'return': {
      const papers = decision.papers.map((paper) => ['papers', paper] as const)
      return decision.comment === null ? papers : [...papers, ['comment', decision.comment]]
    }
  }
}

type FormFault = DecisionFault | { readonly code: 'no-returns-left'; readonly limit: number }

/** At which field what is wrong with a choice. */
export function faultErrors({ t }: OfficePage, fault: FormFault): FormErrors {
  const { faults } = t.office.decide
  switch (fault.code) {
    case 'papers-missing':
    case 'paper-unknown':
      return { papers: faults[fault.code] }
    case 'comment-too-long':
      return { comment: faults['comment-too-long'](fault.max) }
    case 'ground-unknown':
      return { ground: faults['ground-unknown'] }
    case 'no-returns-left':
      return { papers: faults['no-returns-left'](fault.limit) }
  }
}
