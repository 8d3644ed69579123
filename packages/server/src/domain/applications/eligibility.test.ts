import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan, applicationBook, applicationDay as today } from '#test/builders/application-facts.ts'
import { answerEligibility } from './eligibility.ts'

const ask = (wishes: Parameters<typeof aPlan>[0] = {}) => answerEligibility(applicationBook(), aPlan(wishes), today)

test('what can be had stands first, what cannot is explained', () => {
  const { offers } = ask()
  assert.deepEqual(
    offers.map(({ offer, obstacles }) => [offer.code, obstacles.map(({ code }) => code)]),
    [
      ['tourism', []],
      ['business', ['purpose-not-offered']],
      ['treatment', ['purpose-not-offered']],
      ['visit', ['purpose-not-offered']],
    ],
  )
})

test('fee, validity, papers and the day of the decision are said before anybody signs in', () => {
  const answer = ask()
  const [first] = answer.offers
  assert.deepEqual(first?.fee, { amountMinor: 6000, currency: 'USD', isRefundedOnRefusal: false })
  assert.deepEqual(first?.validity, { validFrom: '2026-10-01', validUntil: '2026-12-29' })
  assert.deepEqual(
    first?.papers.map(({ paper }) => paper),
    ['passport-data-page'],
  )
  assert.deepEqual(answer.decisionOn, { ok: true, value: '2026-09-08' })
  assert.equal(answer.isLate, false)
})

test('an arrival before the decision can come is not forbidden, but said', () => {
  const answer = ask({ arrivalOn: '2026-09-04', departureOn: '2026-09-10' })
  assert.equal(answer.isLate, true)
  assert.deepEqual(answer.offers[0]?.obstacles, [])
})

test('two purposes that one card serves lead to both offers; a State that is not on the list to neither', () => {
  const open = (wishes: Parameters<typeof aPlan>[0]) =>
    ask(wishes)
      .offers.filter(({ obstacles }) => obstacles.length === 0)
      .map(({ offer }) => offer.code)
  assert.deepEqual(open({ purpose: 'private-visit' }), ['tourism', 'visit'])
  assert.deepEqual(open({ purpose: 'business', nationality: 'UTO' }), ['business'])
  assert.deepEqual(open({ purpose: 'business', nationality: 'XXA' }), [])
})

test('who needs no card is told so', () => {
  assert.equal(ask({ nationality: 'KAZ' }).exemption?.code, 'own-nationals')
  for (const nationality of ['D', 'GBD', 'RKS', 'XXA', 'UTO']) assert.equal(ask({ nationality }).exemption, undefined)
})

test('an exemption for short stays ends where they do', () => {
  const book = applicationBook()
  const exemption = { ...book.listCardExemptions()[0]!, nationalities: ['UTO'], maxStayDays: 14 }
  const shorter = { ...book, listCardExemptions: () => [exemption] }
  const of = (departureOn: string) => answerEligibility(shorter, aPlan({ departureOn }), today).exemption?.code
  assert.equal(of('2026-10-14'), 'own-nationals')
  assert.equal(of('2026-10-15'), undefined)
})

test('a calendar that ends too early gives no date instead of a wrong one', () => {
  const answer = answerEligibility(applicationBook('2027-12-30'), aPlan(), '2027-12-30')
  assert.deepEqual(answer.decisionOn, { ok: false, refusal: 'calendar-not-covered' })
  assert.equal(answer.isLate, false)
})
