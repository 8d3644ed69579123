import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataToSign, envelope, parseVdsNc, readReceipt } from '@sapar/verifier/format'
import fc from 'fast-check'
import { effectChoices, emptyAnswers } from '../cancellations/answers.ts'
import { receiptToSign } from './receipt-claims.ts'
import { receiptFormat, type ReceiptContent } from './receipt-content.ts'

const content: ReceiptContent = {
  format: receiptFormat,
  number: 'R-WW2-PPF-RM8',
  issuer: { code: 'UTO', name: 'Utopia' },
  isSpecimen: true,
  requestReference: 'C-7QK2-M4XD',
  cardNumber: 'K7M4Q2X9C',
  submittedAt: '2026-09-01T04:00:00.750Z',
  submittedOn: '2026-09-01',
  timeZone: 'Asia/Almaty',
  charge: null,
}
const answers = { ...emptyAnswers('en'), effect: 'now' as const }

function read(...given: Parameters<typeof receiptToSign>) {
  const data = receiptToSign(...given)
  assert.ok(data.ok, JSON.stringify(data))
  const seal = parseVdsNc(envelope(data.value, new Uint8Array(64), new Uint8Array(1)))
  assert.ok(seal.ok)
  return readReceipt(seal.value) ?? assert.fail()
}

test('what is signed reads back as what was asked, with each paper’s hash byte for byte', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 24 }), fc.constantFrom(...effectChoices), (hashes, effect) => {
      const effectOn = effect === 'on-date' ? '2026-09-20' : null
      const evidence = hashes.map((bytes) => Buffer.from(bytes).toString('hex'))
      const claims = read(content, { answers: { ...answers, effect, effectOn }, dueOn: '2026-09-08' }, evidence)
      assert.deepEqual(
        claims.evidence.map((text) => Buffer.from(text, 'base64url')),
        hashes.map((bytes) => Buffer.from(bytes)),
      )
      assert.deepEqual([claims.effect, claims.effectiveOn ?? null], [effect, effectOn])
    }),
  )
})

test('a card that costs nothing names no currency, and whole seconds are signed', () => {
  const { chargeMinor, currency, submittedAt, issuedAt } = read(content, { answers, dueOn: '2026-09-08' }, [])
  assert.deepEqual([chargeMinor, currency], [0, 'XXX'])
  assert.deepEqual([submittedAt, issuedAt], [1_788_235_200, 1_788_235_200])
})

test('a day that was asked for and given up is not signed', () => {
  const changed = { ...answers, effectOn: '2026-09-20' }
  assert.equal(read(content, { answers: changed, dueOn: '2026-09-08' }, []).effectiveOn, undefined)
})

test('a draft cannot be signed', () => {
  assert.ok(!receiptToSign(content, { answers: emptyAnswers('en'), dueOn: '2026-09-08' }, []).ok)
  assert.ok(!receiptToSign(content, { answers, dueOn: null }, []).ok)
})

test('what cannot be said on the wire is named', () => {
  const wrong = receiptToSign({ ...content, cardNumber: '!' }, { answers, dueOn: '2026-09-08' }, [])
  assert.deepEqual(wrong, { ok: false, refusal: ['cardNumber'] })
})

test('the same receipt makes the same bytes', () => {
  const one = receiptToSign(content, { answers, dueOn: '2026-09-08' }, [])
  const other = receiptToSign(structuredClone(content), { answers, dueOn: '2026-09-08' }, [])
  assert.ok(one.ok && other.ok)
  assert.deepEqual(dataToSign(one.value), dataToSign(other.value))
})
