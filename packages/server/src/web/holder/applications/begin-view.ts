import type { Application } from '#domain/applications/application.ts'
import type { JourneyAnswer } from '#domain/applications/answers.ts'
import type { Holder } from '#domain/cards/holder.ts'
import { findApplication, listApplications } from '#modules/applications'
import { listHoldersOfAccount } from '#modules/cards'
import type { ReferenceBook } from '#modules/reference'
import { isCalendarDay } from '#kernel/calendar-day.ts'
import { isId } from '#kernel/ids.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** What an application can begin from. */
export type BeginView = {
  readonly book: ReferenceBook
  /** Whom the account has a card for. */
  readonly people: readonly Holder[]
  /** The newest application of each other person whose passport was given. */
  readonly earlier: readonly Application[]
  /** The application that another person joins. */
  readonly joined: Application | undefined
  /** The earlier application that the address asks to take the person from. */
  readonly reused: Application | undefined
  /** The card and the days chosen before, when they make sense. */
  readonly choice: JourneyAnswer | undefined
}

export async function loadBeginView(page: HolderPage): Promise<BeginView> {
  const { db, reference } = page.deps
  const accountId = page.session.principalId
  const [book, people, applications, joined, reused] = await Promise.all([
    reference.today(),
    listHoldersOfAccount(db, accountId),
    listApplications(db, accountId),
    findNamed(page, 'with'),
    findNamed(page, 'reuse'),
  ])
  const earlier = earlierPeople(applications, [...people, ...(joined ? [joined] : [])])
  return { book, people, earlier, joined, reused, choice: readChoice(page, book) }
}

/** Somebody else's application in the address is none. */
async function findNamed(page: HolderPage, name: 'with' | 'reuse'): Promise<Application | undefined> {
  const id = page.query(name)
  return isId(id) ? findApplication(page.deps.db, page.session.principalId, id) : undefined
}

function earlierPeople(
  applications: readonly Application[],
  known: readonly { readonly holderId: string }[],
): Application[] {
  const newest = new Map<string, Application>()
  for (const application of applications) {
    const isKnown = known.some(({ holderId }) => holderId === application.holderId)
    if (isKnown || application.answers.passport === null) continue
    const before = newest.get(application.holderId)
    if (!before || before.createdAt < application.createdAt) newest.set(application.holderId, application)
  }
  return [...newest.values()].toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
}

/** As "Do you need a card?" hands it on. What does not fit is left out: the step that asks for it will say so. */
function readChoice(page: HolderPage, book: ReferenceBook): JourneyAnswer | undefined {
  const offer = book.find('card-offer', page.query('offer'))
  const [purpose, arrivalOn, departureOn] = [page.query('purpose'), page.query('arrivalOn'), page.query('departureOn')]
  if (!offer?.purposes.includes(purpose) || !isCalendarDay(arrivalOn) || !isCalendarDay(departureOn)) return undefined
  return { offer: offer.code, purpose, arrivalOn, departureOn, stayAddress: null }
}
