import { mayStaff } from '#domain/review/permissions.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { ReviewDeps, RoleNotAllowed, Staff } from './deps.ts'
import { countQueue, type QueueCounts } from './queue-store.ts'

/** The numbers beside the views of the queue, for the bar of every office page. */
export async function countCases(
  { db, clock, reference }: Pick<ReviewDeps, 'db' | 'clock' | 'reference'>,
  staff: Staff,
): Promise<Result<QueueCounts, RoleNotAllowed>> {
  if (!mayStaff(staff.role, 'see-queue')) return refuse({ code: 'role-not-allowed' })
  const { calendar, serviceTime } = await reference.today()
  const now = clock.now()
  const today = dayInZone(now, calendar.timeZone)
  return ok(await countQueue(db, { now, today, leaseMinutes: serviceTime.leaseMinutes, staffId: staff.id }))
}
