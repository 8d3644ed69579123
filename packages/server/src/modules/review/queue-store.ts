import { sql, type RawBuilder } from 'kysely'
import type { ChangeKind } from '#domain/card-changes/change.ts'
import type { Effect } from '#domain/cancellations/answers.ts'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { Language } from '#domain/languages.ts'
import { leaseEnd } from '#domain/review/lease.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'
import type { CaseKind } from './office-case.ts'

export const queueViews = ['mine', 'unassigned', 'second', 'late', 'all'] as const
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
  readonly kind: CaseKind
  readonly holderId: Id
  readonly requestId: Id
  readonly reference: string
  readonly state: QueueState
  readonly dueOn: CalendarDay
  /** When the office got it: sent, or for an application paid. */
  readonly submittedAt: Date
  readonly language: Language
  readonly cardType: string
  readonly purpose: string
  /** Of a cancellation; null: an application has none. */
  readonly reasonCode: string | null
  readonly effect: Effect | null
  /** Of a request about a card. */
  readonly changeKind: ChangeKind | null
  /** The first of two officers, where a second one has to agree. */
  readonly proposedBy: Id | null
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
  readonly kind?: CaseKind | undefined
  readonly state?: QueueState | undefined
  readonly language?: Language | undefined
  readonly limit: number
  readonly skip: number
}

function openCases(db: Database, { now, leaseMinutes }: QueueMoment) {
  return db
    .selectFrom('open_cases as r')
    .leftJoin('case_assignments as a', (join) =>
      join
        .onRef('a.holder_id', '=', 'r.holder_id')
        .onRef('a.request_id', '=', 'r.request_id')
        .on('a.released_at', 'is', null)
        .on('a.lease_until', '>', now)
        .on('a.lease_until', '<=', leaseEnd(now, leaseMinutes)),
    )
    .leftJoin('applications as p', (join) =>
      join
        .onRef('p.holder_id', '=', 'r.holder_id')
        .onRef('p.id', '=', 'r.request_id')
        .on('p.proposed_by', 'is not', null),
    )
}

const isOfficesTurn = sql<boolean>`r.state in ('submitted', 'under-review')`

/** A case is somebody's, nobody's, a second officer's or late while it is the office's turn. */
function inView(view: QueueView, { today, staffId }: QueueMoment): RawBuilder<boolean> {
  return {
    mine: sql<boolean>`(${isOfficesTurn} and a.staff_id = ${staffId})`,
    unassigned: sql<boolean>`(${isOfficesTurn} and a.staff_id is null)`,
    second: sql<boolean>`(${isOfficesTurn} and p.proposed_by <> ${staffId})`,
    late: sql<boolean>`(${isOfficesTurn} and r.due_on < ${today})`,
    all: sql<boolean>`true`,
  }[view]
}

/** Oldest promise first; of one day the one that was sent first. */
export async function listQueueLines(db: Database, question: QueueQuestion): Promise<QueueLine[]> {
  const { view, kind, state, language, limit, skip } = question
  let query = openCases(db, question).where(inView(view, question))
  if (kind !== undefined) query = query.where('r.kind', '=', kind)
  if (state !== undefined) query = query.where('r.state', '=', state)
  if (language !== undefined) query = query.where('r.language', '=', language)
  return query
    .leftJoin('card_changes as c', (join) =>
      join.onRef('c.holder_id', '=', 'r.holder_id').onRef('c.id', '=', 'r.request_id'),
    )
    .select([
      'r.kind as kind',
      'r.holder_id as holderId',
      'r.request_id as requestId',
      'r.reference as reference',
      'r.state as state',
      'r.due_on as dueOn',
      'r.since as submittedAt',
      'r.language as language',
      'r.card_type as cardType',
      'r.purpose as purpose',
      'r.reason_code as reasonCode',
      'r.effect as effect',
      'c.kind as changeKind',
      'p.proposed_by as proposedBy',
      'a.staff_id as assignedTo',
      'a.lease_until as leaseUntil',
    ])
    .orderBy('r.due_on')
    .orderBy('r.since')
    .orderBy('r.request_id')
    .limit(limit)
    .offset(skip)
    .execute()
}

export type QueueCounts = { readonly [V in QueueView]: number }

export function countQueue(db: Database, moment: QueueMoment): Promise<QueueCounts> {
  const count = (view: QueueView) => sql<number>`count(*) filter (where ${inView(view, moment)})::int`
  return openCases(db, moment)
    .select([
      count('mine').as('mine'),
      count('unassigned').as('unassigned'),
      count('second').as('second'),
      count('late').as('late'),
      count('all').as('all'),
    ])
    .executeTakeFirstOrThrow()
}

export type KindCounts = { readonly [K in CaseKind]: number }

/** How many open cases there are of each kind, whoever has them. */
export function countKinds(db: Database): Promise<KindCounts> {
  const count = (kind: CaseKind) => sql<number>`count(*) filter (where r.kind = ${kind})::int`
  return db
    .selectFrom('open_cases as r')
    .select([
      count('cancellation').as('cancellation'),
      count('application').as('application'),
      count('card-change').as('card-change'),
    ])
    .executeTakeFirstOrThrow()
}
