import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isJsonObject } from '@sapar/verifier/format'
import { sampleCard } from '#test/builders/cancellation-facts.ts'
import { barcodeRoom } from './barcode-room.ts'
import { cancellationDocument, cardDocument, leastNameLetters } from './card-claims.ts'

const holder = {
  familyName: 'Eriksson',
  givenNames: 'Anna Maria',
  bornOn: '1974-08-00',
  nationality: 'D',
  sex: 'F',
} as const
const facts = {
  issuer: 'UTO',
  issuedAt: new Date('2026-09-01T04:00:00.900Z'),
  status: { idx: 5, uri: 'https://sapar.example/status-lists/abcdef' },
}

function messageOf(made: ReturnType<typeof cardDocument>) {
  assert.ok(made.ok, JSON.stringify(made))
  const message = made.value['msg']
  assert.ok(isJsonObject(message))
  return message
}

test('a card’s document says what the register says, in the letters of a passport', () => {
  const message = messageOf(cardDocument(sampleCard(), holder, { ...facts, utcOffsetMinutes: 300 }))
  assert.equal(message['n'], 'ERIKSSON<<ANNA<MARIA')
  assert.equal(message['dob'], '1974-08-00')
  assert.equal(message['iat'], 1_788_235_200)
  assert.equal(message['ent'], 0, 'any number of entries (Doc 9303-7 §9.1.3)')
})

test('a long name is cut as the zone of the same page cuts it, a long type to what the bar code holds', () => {
  const long = { ...holder, familyName: 'Eriksson'.repeat(5) }
  const card = sampleCard({ cardType: 't'.repeat(40) })
  const message = messageOf(cardDocument(card, long, { ...facts, utcOffsetMinutes: 300 }))
  assert.match(JSON.stringify(message['n']), /^"[A-Z<]{31}"$/)
  assert.equal(message['cat'], 't'.repeat(16))
})

test('what cannot be written is named, and nothing made up for it', () => {
  const made = cardDocument(
    sampleCard(),
    { ...holder, familyName: '王', givenNames: '' },
    { ...facts, utcOffsetMinutes: 300 },
  )
  assert.deepEqual(made, { ok: false, refusal: ['name'] })
})

test('a certificate names the request, the day the charge stopped and the card’s place in the list', () => {
  const own = { certificateNumber: 'N-K7M-4Q2-X9C', requestReference: 'C-FH35-TW86N', stoppedOn: '2026-08-30' }
  const message = messageOf(cancellationDocument(sampleCard(), holder, { ...facts, ...own }))
  assert.deepEqual(
    [message['ref'], message['stop'], message['st']],
    [own.requestReference, own.stoppedOn, facts.status],
  )
})

test('a name is cut no more than the bar code asks for, and to no less than a family name and an initial', () => {
  const long = { ...holder, familyName: 'Wolfeschlegelstein', givenNames: 'Hubert Blaine' }
  const card = sampleCard({ cardType: 't'.repeat(16) })
  const letters = (uriLength: number): number => {
    const status = { idx: 1_048_575, uri: 'https://'.padEnd(uriLength, 'a') }
    const made = cardDocument(card, long, { ...facts, status, utcOffsetMinutes: 300 })
    assert.ok(made.ok)
    const room = barcodeRoom(made.value)
    const name = messageOf(made)['n']
    assert.ok(typeof name === 'string')
    assert.ok(room >= 0 || name.length === leastNameLetters, `${uriLength}: ${name}, ${room}`)
    assert.ok(room <= 0 || name.length === 31, `${uriLength}: ${name} could be longer by ${room}`)
    return name.length
  }
  const cut = Array.from({ length: 45 }, (_, at) => letters(28 + at))
  assert.deepEqual([cut[0], cut.at(-1)], [31, leastNameLetters])
  assert.deepEqual(
    cut,
    cut.toSorted((one, other) => other - one),
  )
})
