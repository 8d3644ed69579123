import { unreachable } from '#kernel/result.ts'
import type { AnswerFault } from './answer-fault.ts'
import { journeyFaults, personFaults, type JourneyFacts } from './answer-faults.ts'
import type { Answers } from './answers.ts'
import { passportFaults } from './passport-faults.ts'

/** The pages of an application, in the order in which they are asked. */
export const steps = ['passport', 'person', 'journey', 'papers', 'contact', 'declaration', 'check'] as const
export type Step = (typeof steps)[number]

export type StepFacts = JourneyFacts & {
  /** Papers that the rules ask for, with these answers. */
  readonly papersAsked: readonly string[]
  /** Papers that lie with the application. */
  readonly papersGiven: readonly string[]
  /** Declarations that are asked for, with these answers. */
  readonly toDeclare: readonly string[]
}

/** The pages that this person gets: papers are asked for only when a rule does. */
export function stepsFor(facts: Pick<StepFacts, 'papersAsked'>): Step[] {
  return steps.filter((step) => step !== 'papers' || facts.papersAsked.length > 0)
}

/** What is wrong or missing on one page. Looked at again when the application is sent: a day may have passed meanwhile. */
export function faultsOf(step: Step, answers: Answers, facts: StepFacts): AnswerFault[] {
  switch (step) {
    case 'passport':
      return passportFaults(answers.passport, answers.mrz, facts.today)
    case 'person':
      return personFaults(answers)
    case 'journey':
      return journeyFaults(answers, facts)
    case 'papers':
      return missingFrom(facts.papersGiven, facts.papersAsked, { field: 'papers', code: 'paper-missing' })
    case 'contact':
      return answers.isContactConfirmed ? [] : [{ field: 'isContactConfirmed', code: 'contact-not-confirmed' }]
    case 'declaration':
      return missingFrom(answers.declared, facts.toDeclare, { field: 'declared', code: 'declaration-missing' })
    case 'check':
      return []
    default:
      return unreachable(step)
  }
}

/** The pages that still need an answer, in order. Empty: the application can be sent. */
export function missing(answers: Answers, facts: StepFacts): Step[] {
  return stepsFor(facts).filter((step) => faultsOf(step, answers, facts).length > 0)
}

/** Where the applicant goes on: the first page that needs something, else "Check your answers". */
export function nextStep(answers: Answers, facts: StepFacts): Step {
  return missing(answers, facts)[0] ?? 'check'
}

function missingFrom(given: readonly string[], asked: readonly string[], fault: AnswerFault): AnswerFault[] {
  return asked.filter((item) => !given.includes(item)).map((item) => ({ ...fault, item }))
}
