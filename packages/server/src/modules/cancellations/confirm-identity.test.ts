import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TypedIdentity } from '#domain/cards/compare-identity.ts'
import { findCard, findHolder } from '#modules/cards'
import { ok, refuse } from '#kernel/result.ts'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { cancellationKit, holderCommand, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { confirmIdentity, findRequest, type CountIdentityAttempt } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

const noLimit: CountIdentityAttempt = () => Promise.resolve(ok(null))

async function aCase() {
  const card = await aCard(t, { cardType: 'tourism' })
  const draft = await aRequest(t, { card, state: 'draft', answers: { isIdentityConfirmed: false } })
  const holder = await findHolder(t.db, card.holderId)
  assert.ok(holder)
  const { passportNumber, bornOn, familyName, givenNames } = holder
  const typed: TypedIdentity = { passportNumber, bornOn, familyName, givenNames }
  return {
    draft,
    holder,
    typed,
    isConfirmed: async () => (await findRequest(t.db, [card.holderId], draft.id))?.answers.isIdentityConfirmed,
  }
}

const confirm = (draft: { holderId: string; id: string }, typed: TypedIdentity, countAttempt = noLimit) =>
  confirmIdentity({ ...t, countAttempt }, { ...holderCommand(t, draft), typed })

test('what fits the record is confirmed, and the holder goes on', async () => {
  const { draft, typed, isConfirmed } = await aCase()
  const result = await confirm(draft, { ...typed, familyName: ' eriksson ' })
  assert.deepEqual(result, { ok: true, value: { version: 2, nextStep: 'check', warnings: [] } })
  assert.equal(await isConfirmed(), true)
})

test('a machine-readable zone that fits is taken too; another spelling is a warning', async () => {
  const { draft, typed, holder } = await aCase()
  const zone = passportZone({ number: holder.passportNumber, name: 'ERICSON<<ANNA<MARIA' })
  const result = await confirm(draft, { ...typed, mrz: zone })
  assert.ok(result.ok)
  assert.deepEqual(result.value.warnings, [{ field: 'mrz', code: 'mrz-name-differs', severity: 'warning' }])
})

test('a mismatch names the field and nothing of the record', async () => {
  const { draft, typed, holder, isConfirmed } = await aCase()
  const result = await confirm(draft, { ...typed, passportNumber: 'X0000001', bornOn: '1974-12-08' })
  assert.deepEqual(result, {
    ok: false,
    refusal: {
      code: 'identity-differs',
      findings: [
        { field: 'passport-number', code: 'passport-number-differs', severity: 'mismatch' },
        { field: 'birth-date', code: 'birth-date-differs', severity: 'mismatch' },
      ],
    },
  })
  for (const secret of [holder.passportNumber, holder.bornOn, holder.familyName]) {
    assert.ok(!JSON.stringify(result).includes(secret))
  }
  assert.equal(await isConfirmed(), false)
})

test('every attempt is counted, wrong ones before they are looked at; too many end it', async () => {
  const { draft, typed, isConfirmed } = await aCase()
  const retryAt = new Date('2026-09-02T04:00:00Z')
  let left = 2
  const countAttempt: CountIdentityAttempt = () => {
    left -= 1
    return Promise.resolve(left < 0 ? refuse({ code: 'too-many-attempts', retryAt }) : ok(null))
  }
  const wrong = { ...typed, passportNumber: 'X0000001' }
  for (const code of ['identity-differs', 'identity-differs', 'too-many-attempts']) {
    const result = await confirm(draft, wrong, countAttempt)
    assert.equal(result.ok ? '' : result.refusal.code, code)
  }
  assert.deepEqual(await confirm(draft, typed, countAttempt), {
    ok: false,
    refusal: { code: 'too-many-attempts', retryAt },
  })
  assert.equal(await isConfirmed(), false)
})

test('what was typed is not kept anywhere in the clear', async () => {
  const { draft, typed } = await aCase()
  await confirm(draft, { ...typed, givenNames: 'Anna Maria' })
  const { rows } = await t.pool.query<{ outcome: string }>('select outcome::text from commands where subject_id = $1', [
    draft.holderId,
  ])
  for (const { outcome } of rows) assert.ok(!outcome.includes(typed.passportNumber))
})

test('somebody else’s draft is like none, and one that was sent is confirmed no more', async () => {
  const [mine, foreign] = [await aCase(), await aCase()]
  assert.deepEqual(await confirm({ holderId: mine.draft.holderId, id: foreign.draft.id }, mine.typed), {
    ok: false,
    refusal: { code: 'request-not-found' },
  })
  const sent = await aRequest(t)
  const card = await findCard(t.db, [sent.holderId], sent.cardId)
  assert.ok(card)
  const result = await confirm(sent, mine.typed)
  assert.equal(result.ok ? '' : result.refusal.code, 'action-not-allowed-in-state')
})
