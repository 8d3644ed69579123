import type { Language } from '#domain/languages.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { promiseLeft, type PromiseLeft } from '#domain/review/promise-left.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { ReviewDeps, RoleNotAllowed, Staff } from './deps.ts'
import type { CaseKind } from './office-case.ts'
import {
  countKinds,
  countQueue,
  listQueueLines,
  type KindCounts,
  type QueueCounts,
  type QueueLine,
  type QueueState,
  type QueueView,
} from './queue-store.ts'

export const queuePageSize = 50

export type ListQueue = {
  readonly staff: Staff
  readonly view: QueueView
  readonly kind?: CaseKind | undefined
  readonly state?: QueueState | undefined
  readonly language?: Language | undefined
  /** Counted from 1. */
  readonly page: number
}

export type QueueCase = QueueLine & {
  /** null: the calendar does not reach to the promised day. */
  readonly promise: PromiseLeft | null
}

export type Queue = {
  readonly cases: readonly QueueCase[]
  readonly hasMore: boolean
  readonly counts: QueueCounts
  readonly kinds: KindCounts
}

/** One page of the queue, oldest promise first, with the numbers beside the views. */
export async function listQueue(
  { db, clock, reference }: Pick<ReviewDeps, 'db' | 'clock' | 'reference'>,
  question: ListQueue,
): Promise<Result<Queue, RoleNotAllowed>> {
  const { staff, view, kind, state, language, page } = question
  if (!mayStaff(staff.role, 'see-queue')) return refuse({ code: 'role-not-allowed' })
  const { calendar, serviceTime } = await reference.today()
  const now = clock.now()
  const today = dayInZone(now, calendar.timeZone)
  const moment = { now, today, leaseMinutes: serviceTime.leaseMinutes, staffId: staff.id }
  const skip = (Math.max(1, page) - 1) * queuePageSize
  const lines = await listQueueLines(db, { ...moment, view, kind, state, language, limit: queuePageSize + 1, skip })
  const cases = lines.slice(0, queuePageSize).map((line) => {
    const left = promiseLeft(calendar, line, today)
    return { ...line, promise: left.ok ? left.value : null }
  })
  return ok({
    cases,
    hasMore: lines.length > queuePageSize,
    counts: await countQueue(db, moment),
    kinds: await countKinds(db),
  })
}
