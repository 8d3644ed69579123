import { sql, type RawBuilder } from 'kysely'
import type { Effect } from '#domain/cancellations/answers.ts'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { Language } from '#domain/languages.ts'
import { leaseEnd } from '#domain/review/lease.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'

export const queueViews = ['mine', 'unassigned', 'late', 'all'] as const
export type QueueView = (typeof queueViews)[number]

/** What is in the office's hands or waits for something else to happen. */
export const queueStates = [
  'submitted',
  'under-review',
  'returned',
  'approved',
] as const satisfies readonly RequestState[]
export type QueueState = (typeof queueStates)[number]

/** A line of the queue. No name and no document number: who wants to know them opens the case, and that is recorded. */
export type QueueLine = {
  readonly holderId: Id
  readonly requestId: Id
  readonly reference: string
  readonly state: QueueState
  readonly dueOn: CalendarDay
  readonly submittedAt: Date
  readonly language: Language
  readonly cardType: string
  readonly purpose: string
  readonly reasonCode: string
  readonly effect: Effect
  readonly assignedTo: Id | null
  readonly leaseUntil: Date | null
}

export type QueueMoment = {
  readonly now: Date
  readonly today: CalendarDay
  readonly leaseMinutes: number
  readonly staffId: Id
}

export type QueueQuestion = QueueMoment & {
  readonly view: QueueView
  readonly state?: QueueState | undefined
  readonly language?: Language | undefined
  readonly limit: number
  readonly skip: number
}

function openCases(db: Database, { now, leaseMinutes }: QueueMoment) {
  return db
    .selectFrom('cancellation_requests as r')
    .innerJoin('cards as c', (join) => join.onRef('c.holder_id', '=', 'r.holder_id').onRef('c.id', '=', 'r.card_id'))
    .leftJoin('case_assignments as a', (join) =>
      join
        .onRef('a.holder_id', '=', 'r.holder_id')
        .onRef('a.request_id', '=', 'r.id')
        .on('a.released_at', 'is', null)
        .on('a.lease_until', '>', now)
        .on('a.lease_until', '<=', leaseEnd(now, leaseMinutes)),
    )
    .where('r.state', 'in', [...queueStates])
}

const isOfficesTurn = sql<boolean>`r.state in ('submitted', 'under-review')`

/** A case is somebody's, nobody's or late while it is the office's turn. */
function inView(view: QueueView, { today, staffId }: QueueMoment): RawBuilder<boolean> {
  return {
    mine: sql<boolean>`(${isOfficesTurn} and a.staff_id = ${staffId})`,
    unassigned: sql<boolean>`(${isOfficesTurn} and a.staff_id is null)`,
    late: sql<boolean>`(${isOfficesTurn} and r.due_on < ${today})`,
    all: sql<boolean>`true`,
  }[view]
}

/** Oldest promise first; of one day the one that was sent first. */
export async function listQueueLines(db: Database, question: QueueQuestion): Promise<QueueLine[]> {
  const { view, state, language, limit, skip } = question
  let query = openCases(db, question).where(inView(view, question))
  if (state !== undefined) query = query.where('r.state', '=', state)
  if (language !== undefined) query = query.where('r.language', '=', language)
  const rows = await query
    .select([
      'r.holder_id as holderId',
      'r.id as requestId',
      'r.reference as reference',
      'r.state as state',
      'r.due_on as dueOn',
      'r.submitted_at as submittedAt',
      'r.language as language',
      'c.card_type as cardType',
      'c.purpose as purpose',
      'r.reason_code as reasonCode',
      'r.effect as effect',
      'a.staff_id as assignedTo',
      'a.lease_until as leaseUntil',
    ])
    .orderBy('r.due_on')
    .orderBy('r.submitted_at')
    .orderBy('r.id')
    .limit(limit)
    .offset(skip)
    .execute()
  // The schema's check: nothing of this is null once a request was submitted.
  return rows as QueueLine[]
}

export type QueueCounts = { readonly [V in QueueView]: number }

export function countQueue(db: Database, moment: QueueMoment): Promise<QueueCounts> {
  const count = (view: QueueView) => sql<number>`count(*) filter (where ${inView(view, moment)})::int`
  return openCases(db, moment)
    .select([
      count('mine').as('mine'),
      count('unassigned').as('unassigned'),
      count('late').as('late'),
      count('all').as('all'),
    ])
    .executeTakeFirstOrThrow()
}
