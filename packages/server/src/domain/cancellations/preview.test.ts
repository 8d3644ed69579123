import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleBook, sampleCard, today } from '#test/builders/cancellation-facts.ts'
import { preview, type PreviewFacts } from './preview.ts'

const facts = (wishes: Partial<PreviewFacts> = {}): PreviewFacts => ({
  card: sampleCard(),
  otherCards: [],
  dependants: [],
  book: sampleBook(),
  today,
  plans: {},
  ...wishes,
})

function previewed(wishes: Partial<PreviewFacts> = {}) {
  const result = preview(facts(wishes))
  assert.ok(result.ok)
  return result.value
}

test('names the promised day in working days, the recall time and the first day of each effect', () => {
  const shown = previewed()
  assert.deepEqual([shown.workingDays, shown.promisedOn, shown.recallHours], [5, '2026-09-08', 24])
  assert.deepEqual(
    shown.effects.map(({ effect, earliestOn }) => [effect, earliestOn]),
    [
      ['now', today],
      ['on-departure', null],
      ['on-date', '2026-09-02'],
    ],
  )
  assert.equal(shown.cannotCancel, null)
  assert.equal(shown.startAdvice, null)
})

test('who is inside and leaves on a day can end the card on that day', () => {
  const shown = previewed({ plans: { whereabouts: 'inside', departureOn: '2026-09-15' } })
  const leaving = shown.effects.find(({ effect }) => effect === 'on-departure')
  assert.equal(leaving?.earliestOn, '2026-09-15')
  assert.deepEqual(leaving?.consequences[0], { code: 'card-ends-on-departure', departureOn: '2026-09-15' })
})

test('who is outside is not offered "on departure"', () => {
  const shown = previewed({ plans: { whereabouts: 'outside' } })
  assert.deepEqual(
    shown.effects.map(({ effect }) => effect),
    ['now', 'on-date'],
  )
})

for (const state of ['cancelled', 'revoked', 'annulled'] as const) {
  test(`a ${state} card cannot be cancelled`, () => {
    const card = sampleCard({ state, ground: state === 'cancelled' ? null : 'conditions' })
    assert.deepEqual(previewed({ card }).cannotCancel, { code: 'card-not-cancellable', state, since: card.stateSince })
  })
}

for (const state of ['active', 'suspended', 'expired'] as const) {
  test(`a card that is ${state} can be cancelled`, () => {
    assert.equal(previewed({ card: sampleCard({ state }) }).cannotCancel, null)
  })
}

test('a request that is open already is pointed to', () => {
  assert.deepEqual(previewed({ openRequest: { id: 'r', state: 'returned' } }).cannotCancel, {
    code: 'request-already-open',
    requestId: 'r',
    state: 'returned',
  })
})

test('a calendar that ends too early is said, not guessed around', () => {
  assert.deepEqual(preview(facts({ book: sampleBook({ coveredUntil: '2026-09-05' }) })), {
    ok: false,
    refusal: 'calendar-not-covered',
  })
})

const reasons = (wishes: Partial<PreviewFacts>) => previewed(wishes).reasonsToKeep

test('coming back within the validity: keep the card', () => {
  const coming = { code: 'coming-back', validUntil: '2026-11-30' }
  assert.deepEqual(reasons({}), [{ ...coming, returnOn: null }])
  assert.deepEqual(reasons({ plans: { returnOn: '2026-11-30' } }), [{ ...coming, returnOn: '2026-11-30' }])
  assert.deepEqual(reasons({ plans: { returnOn: '2026-12-01' } }), [])
  assert.deepEqual(reasons({ card: sampleCard({ entries: 1 }) }), [])
  assert.deepEqual(reasons({ card: sampleCard({ state: 'suspended' }) }), [])
})

test('a card that ends by itself before anybody decides', () => {
  const ending = (validUntil: string) => reasons({ card: sampleCard({ validUntil, entries: 1 }) })
  assert.deepEqual(ending('2026-09-08'), [
    { code: 'expires-before-decision', validUntil: '2026-09-08', promisedOn: '2026-09-08' },
  ])
  assert.deepEqual(ending('2026-09-09'), [])
})

test('a card that has ended already, also before the nightly sweep said so', () => {
  const expected = [{ code: 'already-expired', validUntil: '2026-08-31' }]
  assert.deepEqual(reasons({ card: sampleCard({ validUntil: '2026-08-31' }) }), expected)
  assert.deepEqual(reasons({ card: sampleCard({ validUntil: '2026-08-31', state: 'expired' }) }), expected)
})

test('another card of the same person that covers the rest of the time', () => {
  const card = sampleCard({ entries: 1 })
  const other = sampleCard({ id: 'other', cardNumber: 'M4C7RX2KE', validFrom: '2026-09-01', validUntil: '2026-11-30' })
  const found = (wishes: object) => reasons({ card, otherCards: [card, { ...other, ...wishes }] })
  assert.deepEqual(found({}), [{ code: 'other-card-covers', cardNumber: 'M4C7RX2KE', validUntil: '2026-11-30' }])
  assert.deepEqual(found({ validUntil: '2026-11-29' }), [])
  assert.deepEqual(found({ validFrom: '2026-09-02' }), [])
  assert.deepEqual(found({ state: 'suspended' }), [])
  assert.deepEqual(found({ holderId: 'somebody-else-in-the-family' }), [])
})

const adviceFor = (doneBy: string) => previewed({ plans: { doneBy } }).startAdvice

test('"a week ahead" is computed from the working days and the advised margin', () => {
  // 9 September is a day off: five working days that end by Monday the 14th began on Friday the 4th or the weekend after.
  assert.deepEqual(adviceFor('2026-09-14'), {
    plannedOn: '2026-09-14',
    latestOn: '2026-09-06',
    advisedOn: '2026-09-06',
    verdict: 'in-time',
  })
  assert.deepEqual(adviceFor('2026-09-08'), {
    plannedOn: '2026-09-08',
    latestOn: '2026-09-01',
    advisedOn: '2026-09-01',
    verdict: 'in-time',
  })
  assert.equal(adviceFor('2026-09-07')?.verdict, 'too-late')
})

test('between the advised day and the latest one it is tight', () => {
  const book = sampleBook()
  const easy = { ...book, serviceTime: { ...book.serviceTime, workingDays: 1 } }
  const advice = (doneBy: string) => previewed({ book: easy, plans: { doneBy } }).startAdvice
  assert.deepEqual(advice('2026-09-04'), {
    plannedOn: '2026-09-04',
    latestOn: '2026-09-03',
    advisedOn: '2026-08-28',
    verdict: 'tight',
  })
  assert.equal(advice('2026-09-08')?.verdict, 'in-time')
})

test('a day beyond the calendar gets no advice, and no guess', () => {
  assert.deepEqual(preview(facts({ plans: { doneBy: '2028-01-05' } })), { ok: false, refusal: 'calendar-not-covered' })
})
