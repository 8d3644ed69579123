import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/calendar-day.ts'
import { fullAnswers, stepFacts, today } from '#test/builders/cancellation-facts.ts'
import { effectFaults, reasonFaults, whereFaults } from './answer-faults.ts'
import type { Answers } from './answers.ts'

const facts = stepFacts()
const inside = (departureOn: string | null) => fullAnswers({ whereabouts: 'inside', lastExitOn: null, departureOn })
const outside = (lastExitOn: string | null) => fullAnswers({ lastExitOn })
const onDate = (effectOn: string | null) => fullAnswers({ effect: 'on-date', effectOn })
const because = (reasonCode: string | null, reasonText: string | null = null) => fullAnswers({ reasonCode, reasonText })

const cases: readonly [string, typeof whereFaults, Answers, unknown[]][] = [
  [
    'no whereabouts',
    whereFaults,
    fullAnswers({ whereabouts: null }),
    [{ field: 'whereabouts', code: 'whereabouts-missing' }],
  ],
  ['inside, no departure', whereFaults, inside(null), [{ field: 'departureOn', code: 'departure-missing' }]],
  [
    'a day that does not exist',
    whereFaults,
    inside('2026-09-31'),
    [{ field: 'departureOn', code: 'day-does-not-exist' }],
  ],
  ['leaves today', whereFaults, inside(today), []],
  [
    'left yesterday',
    whereFaults,
    inside('2026-08-31'),
    [{ field: 'departureOn', code: 'departure-in-past', day: today }],
  ],
  ['leaves on the last day of grace', whereFaults, inside('2026-12-10'), []],
  [
    'leaves after the grace',
    whereFaults,
    inside('2026-12-11'),
    [{ field: 'departureOn', code: 'departure-too-late', day: '2026-12-10' }],
  ],
  ['outside, never entered', whereFaults, outside(null), []],
  [
    'outside, a word for a day',
    whereFaults,
    outside('yesterday'),
    [{ field: 'lastExitOn', code: 'day-does-not-exist' }],
  ],
  ['left today', whereFaults, outside(today), []],
  ['will have left', whereFaults, outside('2026-09-02'), [{ field: 'lastExitOn', code: 'exit-in-future', day: today }]],
  ['left on the first day of the card', whereFaults, outside('2026-08-01'), []],
  [
    'left before the card',
    whereFaults,
    outside('2026-07-31'),
    [{ field: 'lastExitOn', code: 'exit-before-card', day: '2026-08-01' }],
  ],

  ['no reason', reasonFaults, because(null), [{ field: 'reasonCode', code: 'reason-missing' }]],
  ['a reason we do not have', reasonFaults, because('toString'), [{ field: 'reasonCode', code: 'reason-unknown' }]],
  ['a reason that needs no text', reasonFaults, because('journey-ended'), []],
  ['a reason that needs text', reasonFaults, because('other'), [{ field: 'reasonText', code: 'reason-text-missing' }]],
  ['as long as may be, in characters people see', reasonFaults, because('other', '𠮷'.repeat(1000)), []],
  [
    'too long',
    reasonFaults,
    because('journey-ended', 'x'.repeat(1001)),
    [{ field: 'reasonText', code: 'reason-text-too-long', max: 1000 }],
  ],

  ['no effect', effectFaults, fullAnswers({ effect: null }), [{ field: 'effect', code: 'effect-missing' }]],
  ['now', effectFaults, fullAnswers({ effect: 'now' }), []],
  ['on departure, inside', effectFaults, { ...inside('2026-09-10'), effect: 'on-departure' }, []],
  [
    'on departure, outside',
    effectFaults,
    fullAnswers({ effect: 'on-departure' }),
    [{ field: 'effect', code: 'effect-needs-stay' }],
  ],
  [
    'on departure, nobody knows where',
    effectFaults,
    fullAnswers({ whereabouts: null, effect: 'on-departure' }),
    [{ field: 'effect', code: 'effect-needs-stay' }],
  ],
  ['on a date, none', effectFaults, onDate(null), [{ field: 'effectOn', code: 'effect-day-missing' }]],
  [
    'on a date that does not exist',
    effectFaults,
    onDate('2027-02-29'),
    [{ field: 'effectOn', code: 'day-does-not-exist' }],
  ],
  ['on today', effectFaults, onDate(today), [{ field: 'effectOn', code: 'effect-day-too-early', day: '2026-09-02' }]],
  ['on tomorrow', effectFaults, onDate('2026-09-02'), []],
  ['a year ahead', effectFaults, onDate(addDays(today, 365)), []],
  [
    'more than a year ahead',
    effectFaults,
    onDate(addDays(today, 366)),
    [{ field: 'effectOn', code: 'effect-day-too-late', day: addDays(today, 365) }],
  ],
]

for (const [what, faultsOf, answers, expected] of cases) {
  test(`${what}: ${expected.length === 0 ? 'taken' : 'refused'}`, () =>
    assert.deepEqual(faultsOf(answers, facts), expected))
}
