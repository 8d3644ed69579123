import { evidenceFacts } from '#domain/cancellations/evidence-facts.ts'
import { requiredPapers } from '#domain/evidence/rules.ts'
import type { ReferenceBook } from '#modules/reference'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { Draft } from '../request-cancellation/draft.ts'

/** A paper that somebody asks the holder for, in the holder's language. */
export type AskedPaper = {
  readonly code: string
  readonly name: string
  readonly help: string
  /** Why: the explanation of the rule that asks; undefined when an officer does. */
  readonly why?: string
}

export function askedPaper(page: HolderPage, book: ReferenceBook, code: string, why?: string): AskedPaper {
  const { names, help } = book.returnPaper(code)
  return { code, name: names[page.language], help: help[page.language], ...(why === undefined ? {} : { why }) }
}

/** The same for an application, whose papers have a list of their own. */
export function askedApplicationPaper(page: HolderPage, book: ReferenceBook, code: string, why?: string): AskedPaper {
  const { names, help } = book.applicationPaper(code)
  return { code, name: names[page.language], help: help[page.language], ...(why === undefined ? {} : { why }) }
}

/** The papers of a draft, each with the rule that asks for it; some hang on the reason itself. */
export function papersOfDraft(page: HolderPage, { request, facts }: Draft): AskedPaper[] {
  const { book, card, holder, today, papersAsked } = facts
  const known = evidenceFacts({ answers: request.answers, card, holder, book, today })
  const required = known ? requiredPapers(book.evidenceRules, known) : []
  return papersAsked.map((code) => {
    const rule = required.find(({ paper }) => paper === code)
    const explanation = rule && book.find('evidence-rule', rule.ruleCode)?.explanation[page.language]
    return askedPaper(page, book, code, explanation ?? page.t.cancel.evidence.byReason)
  })
}
