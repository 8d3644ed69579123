import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Card } from '../cards/card.ts'
import type { Holder } from '../cards/holder.ts'
import { aPassport, anOffer, applicationDay as today } from '#test/builders/application-facts.ts'
import type { ChangeWish } from './change.ts'
import { changeObstacle, isRenumbering, type ChangeFacts } from './obstacles.ts'

const passport = aPassport()
const holder = {
  familyName: passport.familyName,
  givenNames: passport.givenNames,
  bornOn: passport.bornOn,
  sex: passport.sex,
  nationality: passport.nationality,
  passportNumber: passport.number,
  passportIssuer: passport.issuer,
  passportExpiresOn: passport.expiresOn,
} as Holder
const card = { state: 'active', validFrom: '2026-08-01', validUntil: '2026-10-29' } as Card

function ask(wish: ChangeWish, wishes: Partial<ChangeFacts> = {}, explanation: string | null = null) {
  return changeObstacle(wish, explanation, { today, card, holder, offer: anOffer(), ...wishes })
}

const corrected = (wishes: Parameters<typeof aPassport>[0]): ChangeWish => ({
  kind: 'correct-data',
  passport: aPassport(wishes),
  mrz: null,
})

test('a lost card needs nothing but to be valid', () => {
  assert.equal(ask({ kind: 'lost-card' }), undefined)
  for (const state of ['suspended', 'cancelled', 'revoked', 'annulled', 'expired'] as const) {
    assert.deepEqual(ask({ kind: 'lost-card' }, { card: { ...card, state } }), { code: 'card-not-changeable', state })
  }
  const over = { ...card, validUntil: '2026-08-31' }
  assert.equal(ask({ kind: 'lost-card' }, { card: over })?.code, 'card-not-changeable')
})

test('a correction has to correct something, and a passport to be one', () => {
  assert.deepEqual(ask(corrected({})), { code: 'nothing-changes' })
  assert.equal(ask(corrected({ familyName: 'Ericsson' })), undefined)
  assert.equal(ask(corrected({ bornOn: '1974-08-00' })), undefined)
  assert.equal(ask({ kind: 'new-passport', passport: aPassport({ number: 'X1234567' }), mrz: null }), undefined)
  assert.deepEqual(ask(corrected({ expiresOn: '2020-01-01' })), {
    code: 'answers-not-valid',
    faults: [{ field: 'passport.expiresOn', code: 'passport-expired', day: '2020-01-01' }],
  })
})

test('a card is extended once, as far as the offer and the passport go', () => {
  const until = (validUntil: string, wishes: Partial<ChangeFacts> = {}) => ask({ kind: 'extend', validUntil }, wishes)
  assert.equal(until('2026-10-30'), undefined)
  assert.equal(until('2026-11-28'), undefined)
  assert.deepEqual(until('2026-10-29'), { code: 'nothing-changes' })
  assert.equal(until('2026-11-29')?.code, 'answers-not-valid')
  assert.equal(until('2026-11-31')?.code, 'answers-not-valid')
  const early = { ...holder, passportExpiresOn: '2027-01-01' }
  assert.equal(until('2026-11-28', { holder: early })?.code, 'answers-not-valid')
  assert.deepEqual(until('2026-11-01', { offer: anOffer({ extensionDays: null }) }), { code: 'card-not-extendable' })
  assert.deepEqual(until('2026-11-01', { offer: undefined }), { code: 'card-not-extendable' })
  const extended = { ...card, validUntil: '2026-11-10' }
  assert.deepEqual(until('2026-11-20', { card: extended }), { code: 'card-not-extendable' })
})

test('an explanation has its limit, counted in characters', () => {
  assert.equal(ask({ kind: 'lost-card' }, {}, '𠮷'.repeat(1000)), undefined)
  assert.equal(ask({ kind: 'lost-card' }, {}, 'x'.repeat(1001))?.code, 'answers-not-valid')
})

test('the number stays only where the print in hand is still right but for its last day', () => {
  assert.equal(isRenumbering({ kind: 'extend', validUntil: today }), false)
  assert.equal(isRenumbering({ kind: 'lost-card' }), true)
  assert.equal(isRenumbering(corrected({})), true)
})
