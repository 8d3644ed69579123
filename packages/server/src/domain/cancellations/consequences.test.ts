import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dependant } from '../cards/card.ts'
import { consequencesOf, type EffectWanted } from './consequences.ts'

const daughter: Dependant = {
  cardId: '00000000-0000-7000-8000-000000000002',
  dependantCardNumber: 'M4C7RX2KE',
  dependantHolderId: '00000000-0000-7000-8000-000000000003',
  relation: 'child',
}

const wanted = (wishes: Partial<EffectWanted>): EffectWanted => ({
  effect: 'now',
  effectOn: null,
  whereabouts: 'outside',
  departureOn: null,
  dependants: [],
  promisedOn: '2026-09-08',
  ...wishes,
})

const noEntry = { code: 'no-entry-afterwards' }

test('now, outside: it ends with the approval', () => {
  assert.deepEqual(consequencesOf(wanted({})), [{ code: 'card-ends-on-approval', promisedOn: '2026-09-08' }, noEntry])
})

test('now, inside: the stay ends with it', () => {
  const codes = consequencesOf(wanted({ whereabouts: 'inside', departureOn: '2026-09-20' })).map(({ code }) => code)
  assert.deepEqual(codes, ['card-ends-on-approval', 'no-entry-afterwards', 'stay-ends-with-card'])
})

test('on departure: nothing ends before', () => {
  assert.deepEqual(
    consequencesOf(wanted({ effect: 'on-departure', whereabouts: 'inside', departureOn: '2026-09-20' })),
    [{ code: 'card-ends-on-departure', departureOn: '2026-09-20' }, noEntry],
  )
})

test('on a date: a warning only when the holder means to leave later', () => {
  const inside = { effect: 'on-date', whereabouts: 'inside', departureOn: '2026-09-20' } as const
  const ends = (effectOn: string) => ({ code: 'card-ends-on-date', effectOn })
  assert.deepEqual(consequencesOf(wanted({ ...inside, effectOn: '2026-09-20' })), [ends('2026-09-20'), noEntry])
  assert.deepEqual(consequencesOf(wanted({ ...inside, effectOn: '2026-09-19' })), [
    ends('2026-09-19'),
    noEntry,
    { code: 'stay-ends-before-departure', departureOn: '2026-09-20', effectOn: '2026-09-19' },
  ])
  assert.deepEqual(consequencesOf(wanted({ effect: 'on-date', effectOn: '2026-09-19' })), [ends('2026-09-19'), noEntry])
})

test('cards that depend on this one are named', () => {
  assert.deepEqual(consequencesOf(wanted({ dependants: [daughter] })).at(-1), {
    code: 'linked-cards-need-own',
    dependants: [daughter],
  })
})
