import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { anyCalendar, anyDay, daysFrom, kzCalendar } from '#test/support/calendars.ts'
import { isWorkingDay, type AuthorityCalendar } from './authority-calendar.ts'
import { dueDay, type Deadline, type Pause } from './due-day.ts'
import { addWorkingDays } from './working-days.ts'

/** Submitted on Monday 16 November 2026 with five working days promised: due on Monday the 23rd when nothing pauses. */
function deadline(...pauses: readonly Pause[]): Deadline {
  const result = dueDay(kzCalendar, { submittedOn: '2026-11-16', workingDays: 5, pauses })
  assert.ok(result.ok)
  return result.value
}

function due(on: CalendarDay): Deadline {
  return { kind: 'due', on }
}

test('without a pause it is the n-th working day after submission', () => {
  assert.deepEqual(deadline(), due('2026-11-23'))
})

test('the day of the return, the days between and the day it came back do not count', () => {
  assert.deepEqual(
    deadline({ from: '2026-11-18', until: '2026-11-20' }),
    due('2026-11-26'),
    'Wednesday to Friday: three',
  )
  assert.deepEqual(
    deadline({ from: '2026-11-18', until: '2026-11-19' }),
    due('2026-11-25'),
    'Wednesday to Thursday: two',
  )
})

test('a return that is answered the same day takes that day', () => {
  assert.deepEqual(deadline({ from: '2026-11-18', until: '2026-11-18' }), due('2026-11-24'))
})

test('a pause over days off takes none', () => {
  assert.deepEqual(deadline({ from: '2026-11-21', until: '2026-11-22' }), due('2026-11-23'), 'a weekend')
})

test('a pause on the day of submission takes nothing more: that day does not count anyway', () => {
  assert.deepEqual(deadline({ from: '2026-11-16', until: '2026-11-16' }), due('2026-11-23'))
})

test('a pause on the very last day moves the deadline to the next', () => {
  assert.deepEqual(deadline({ from: '2026-11-23', until: '2026-11-23' }), due('2026-11-24'))
})

test('a pause after the deadline does not excuse lateness', () => {
  assert.deepEqual(deadline({ from: '2026-11-24', until: '2026-12-20' }), due('2026-11-23'))
  assert.deepEqual(deadline({ from: '2026-11-24' }), due('2026-11-23'), 'nor one that is still open')
})

test('several pauses add up, overlapping ones count once', () => {
  assert.deepEqual(
    deadline({ from: '2026-11-17', until: '2026-11-17' }, { from: '2026-11-19', until: '2026-11-20' }),
    due('2026-11-26'),
  )
  assert.deepEqual(
    deadline({ from: '2026-11-18', until: '2026-11-20' }, { from: '2026-11-19', until: '2026-11-20' }),
    due('2026-11-26'),
  )
})

test('while returned there is no date, only what is left', () => {
  assert.deepEqual(deadline({ from: '2026-11-18' }), { kind: 'paused', workingDaysLeft: 4 })
  assert.deepEqual(deadline({ from: '2026-11-16' }), { kind: 'paused', workingDaysLeft: 5 })
  assert.deepEqual(deadline({ from: '2026-11-23' }), { kind: 'paused', workingDaysLeft: 1 })
  assert.deepEqual(deadline({ from: '2026-11-17', until: '2026-11-17' }, { from: '2026-11-19' }), {
    kind: 'paused',
    workingDaysLeft: 4,
  })
})

test('an answer before its return, after a clock was set back, takes the day of the return', () => {
  assert.deepEqual(deadline({ from: '2026-11-18', until: '2026-11-17' }), due('2026-11-24'))
})

test('a deadline beyond the cover is refused, a paused one needs no more days', () => {
  const late = { submittedOn: '2027-12-29', workingDays: 5, pauses: [] }
  assert.deepEqual(dueDay(kzCalendar, late), { ok: false, refusal: 'calendar-not-covered' })
  assert.deepEqual(dueDay(kzCalendar, { ...late, pauses: [{ from: '2027-12-30' }] }), {
    ok: true,
    value: { kind: 'paused', workingDaysLeft: 5 },
  })
})

test('a promise of no days is due on the day of submission; a broken count is a bug', () => {
  assert.deepEqual(dueDay(kzCalendar, { submittedOn: '2026-11-21', workingDays: 0, pauses: [] }), {
    ok: true,
    value: due('2026-11-21'),
  })
  assert.throws(() => dueDay(kzCalendar, { submittedOn: '2026-11-21', workingDays: 1.5, pauses: [] }), RangeError)
})

const anyPauses: fc.Arbitrary<readonly Pause[]> = fc.array(
  fc.tuple(anyDay, fc.nat(40)).map(([from, length]) => ({ from, until: addDays(from, length) })),
  { maxLength: 3 },
)

/** The naive model: cross out every day that may not count, then take the n-th that is left. */
function naiveDueDay(
  calendar: AuthorityCalendar,
  submittedOn: CalendarDay,
  workingDays: number,
  pauses: readonly Pause[],
) {
  const crossedOut = new Set(pauses.flatMap(({ from, until }) => daysFrom(from, until ?? calendar.coveredUntil)))
  return daysFrom(addDays(submittedOn, 1), calendar.coveredUntil).filter((day) => {
    const works = isWorkingDay(calendar, day)
    return works.ok && works.value && !crossedOut.has(day)
  })[workingDays - 1]
}

test('any calendar and pauses: the deadline equals the naive model', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyDay,
      fc.integer({ min: 1, max: 40 }),
      anyPauses,
      (calendar, submittedOn, workingDays, pauses) => {
        const expected = naiveDueDay(calendar, submittedOn, workingDays, pauses)
        assert.deepEqual(
          dueDay(calendar, { submittedOn, workingDays, pauses }),
          expected === undefined ? { ok: false, refusal: 'calendar-not-covered' } : { ok: true, value: due(expected) },
        )
      },
    ),
  )
})

test('any calendar and pauses: a further pause never shortens, and none at all is plain adding', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat(30), anyPauses, (calendar, submittedOn, workingDays, pauses) => {
      const plain = addWorkingDays(calendar, submittedOn, workingDays)
      const unpaused = dueDay(calendar, { submittedOn, workingDays, pauses: [] })
      assert.deepEqual(unpaused.ok && unpaused.value, plain.ok && due(plain.value))
      for (let taken = 1; taken <= pauses.length; taken++) {
        const before = dueDay(calendar, { submittedOn, workingDays, pauses: pauses.slice(0, taken - 1) })
        const after = dueDay(calendar, { submittedOn, workingDays, pauses: pauses.slice(0, taken) })
        if (!after.ok) continue
        assert.ok(before.ok && before.value.kind === 'due' && after.value.kind === 'due')
        assert.ok(before.value.on <= after.value.on)
      }
    }),
  )
})

test('any calendar: what is left while returned is what is still counted after the answer', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyDay,
      fc.nat(20),
      fc.nat(20),
      fc.nat(20),
      (calendar, submittedOn, workingDays, after, length) => {
        const from = addDays(submittedOn, after)
        const until = addDays(from, length)
        const open = dueDay(calendar, { submittedOn, workingDays, pauses: [{ from }] })
        const answered = dueDay(calendar, { submittedOn, workingDays, pauses: [{ from, until }] })
        fc.pre(open.ok && answered.ok && answered.value.kind === 'due')
        if (open.value.kind === 'due') return assert.deepEqual(open.value, answered.value)
        assert.deepEqual(addWorkingDays(calendar, until, open.value.workingDaysLeft), {
          ok: true,
          value: answered.value.on,
        })
      },
    ),
  )
})
