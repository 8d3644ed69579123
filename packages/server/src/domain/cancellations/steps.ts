import { unreachable } from '#kernel/result.ts'
import { effectFaults, reasonFaults, whereFaults, type AnswerFacts, type AnswerFault } from './answer-faults.ts'
import type { Answers } from './answers.ts'

/** The pages of a request, in the order in which they are asked. */
export const steps = ['where', 'reason', 'effect', 'identity', 'evidence', 'contact', 'consequences', 'check'] as const
export type Step = (typeof steps)[number]

export type StepFacts = AnswerFacts & {
  /** Papers that the rules ask for, with these answers. */
  readonly papersAsked: readonly string[]
  /** Papers that lie with the request. */
  readonly papersGiven: readonly string[]
  /** Consequences that must be accepted, with these answers. */
  readonly toAcknowledge: readonly string[]
}

/** The pages that this person gets: papers are asked for only when a rule does. */
export function stepsFor(facts: Pick<StepFacts, 'papersAsked'>): Step[] {
  return steps.filter((step) => step !== 'evidence' || facts.papersAsked.length > 0)
}

/**
 * What is wrong or missing on one page. Looked at again when the request is sent: a day that lay ahead when the draft
 * was saved may have passed.
 */
export function faultsOf(step: Step, answers: Answers, facts: StepFacts): AnswerFault[] {
  switch (step) {
    case 'where':
      return whereFaults(answers, facts)
    case 'reason':
      return reasonFaults(answers, facts)
    case 'effect':
      return effectFaults(answers, facts)
    case 'identity':
      return answers.isIdentityConfirmed ? [] : [{ field: 'isIdentityConfirmed', code: 'identity-not-confirmed' }]
    case 'evidence':
      return missingFrom(facts.papersGiven, facts.papersAsked, { field: 'papers', code: 'paper-missing' })
    case 'contact':
      return answers.isContactConfirmed ? [] : [{ field: 'isContactConfirmed', code: 'contact-not-confirmed' }]
    case 'consequences':
      return missingFrom(answers.acknowledged, facts.toAcknowledge, {
        field: 'acknowledged',
        code: 'consequence-not-acknowledged',
      })
    case 'check':
      return []
    default:
      return unreachable(step)
  }
}

/** The pages that still need an answer, in order. Empty: the request can be sent. */
export function missing(answers: Answers, facts: StepFacts): Step[] {
  return stepsFor(facts).filter((step) => faultsOf(step, answers, facts).length > 0)
}

/** Where the holder goes on: the first page that needs something, else "Check your answers". */
export function nextStep(answers: Answers, facts: StepFacts): Step {
  return missing(answers, facts)[0] ?? 'check'
}

function missingFrom(given: readonly string[], asked: readonly string[], fault: AnswerFault): AnswerFault[] {
  return asked.filter((item) => !given.includes(item)).map((item) => ({ ...fault, item }))
}
