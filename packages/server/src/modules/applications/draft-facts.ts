import { paperFacts, papersAskedFor, type AskedPaper } from '#domain/applications/application-facts.ts'
import type { Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import { declarationsAsked } from '#domain/applications/declarations.ts'
import { planOf } from '#domain/applications/plan-of.ts'
import type { StepFacts } from '#domain/applications/steps.ts'
import { listPapers } from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { ApplicationDeps } from './deps.ts'

export type DraftFacts = StepFacts & {
  readonly book: ReferenceBook
  /** The papers asked for, each with the rule that asks. */
  readonly askedByRules: readonly AskedPaper[]
}

/** Everything that the answers of an application are measured by, as it is at this moment. */
export async function draftFacts(
  db: Queryable,
  deps: Pick<ApplicationDeps, 'clock' | 'reference'>,
  application: Application,
  answers: Answers = application.answers,
): Promise<DraftFacts> {
  const book = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
  const papers = await listPapers(db, application.holderId, application.id)
  const isInGroup = application.groupId !== application.id
  const askedByRules = papersFor(book, answers, { today, isInGroup })
  return {
    book,
    today,
    findOffer: (code) => book.find('card-offer', code),
    askedByRules,
    papersAsked: askedByRules.map(({ paper }) => paper),
    papersGiven: papers.map(({ paper }) => paper),
    toDeclare: declarationsAsked(answers.journey ? book.find('card-offer', answers.journey.offer) : undefined),
  }
}

type Moment = { readonly today: CalendarDay; readonly isInGroup: boolean }

/** Rules are asked once the answers that they hang on are there; before that nobody can say what they would ask for. */
function papersFor(book: ReferenceBook, answers: Answers, { today, isInGroup }: Moment): AskedPaper[] {
  const plan = planOf(answers)
  const offer = answers.journey && book.find('card-offer', answers.journey.offer)
  if (!plan || !offer) return []
  const facts = paperFacts(offer, plan, { bornOn: answers.passport?.bornOn ?? null, isInGroup, today })
  return papersAskedFor(book, facts)
}
