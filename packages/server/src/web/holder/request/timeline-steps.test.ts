import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditEvents, type AuditEvent } from '#domain/audit/events.ts'
import type { CancellationRequest, RequestReturn } from '#domain/cancellations/request.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import type { AuditEntry } from '#modules/audit'
import { fullAnswers, sampleBook } from '#test/builders/cancellation-facts.ts'
import { wordingPage } from '#test/support/holder-page.ts'
import { timelineSteps } from './timeline-steps.ts'

const at = new Date('2026-09-01T04:00:00Z')
const texts = messages.en.cancel.timeline

const entry = (event: AuditEvent, details: AuditEntry['details'] = {}) => ({ event, details, at }) as AuditEntry
const request = (wishes: Partial<CancellationRequest> = {}) =>
  ({ state: 'completed', dueOn: '2026-09-08', answers: fullAnswers(), ...wishes }) as CancellationRequest

const stepsOf = (entries: AuditEntry[], wishes: Partial<CancellationRequest> = {}, openReturn?: RequestReturn) =>
  timelineSteps({ page: wordingPage(), request: request(wishes), book: sampleBook(), entries, openReturn })
const words = (...parameters: Parameters<typeof stepsOf>) => stepsOf(...parameters).map(({ what }) => what)

function whenOf(steps: ReturnType<typeof stepsOf>): string {
  const when = steps[0]?.when
  assert.ok(typeof when === 'string')
  return when
}

/** Of requests to cancel: applications and requests about a card have timelines of their own. */
const isOfCancellation = (event: AuditEvent) => !/^(application|card-change)-|^card-(renumbered|extended)$/.test(event)

test('every event that the catalogue shows in the timeline has words in every language', () => {
  const shown = (Object.keys(auditEvents) as AuditEvent[]).filter((event) => {
    const spec = auditEvents[event]
    return 'shown' in spec && spec.shown === 'timeline' && isOfCancellation(event)
  })
  for (const language of languages) {
    for (const event of shown) {
      const steps = timelineSteps({
        page: wordingPage(language),
        request: request(),
        book: sampleBook(),
        entries: [entry(event, { papers: [], paper: 'x', exitOn: '2026-09-20' })],
        openReturn: undefined,
      })
      assert.equal(steps.length, 1, `${event} ${language}`)
    }
  }
})

test('what is not for the timeline is left out', () => {
  assert.deepEqual(words([entry('case-opened'), entry('case-note-added')]), [])
})

test('"not me" is told as such, whichever way the request was undone', () => {
  for (const event of ['request-recalled', 'request-withdrawn'] as const) {
    assert.deepEqual(words([entry(event, { notMe: true })]), [texts['request-disowned']])
    assert.deepEqual(words([entry(event, { notMe: false })]), [texts[event]])
  }
})

test('the card and the request end in one line', () => {
  assert.deepEqual(words([entry('card-cancelled'), entry('request-completed')]), [texts['request-completed']])
  assert.deepEqual(words([entry('card-cancelled')]), [texts['card-cancelled']])
})

test('a paper that reference data no longer knows is still named', () => {
  assert.deepEqual(words([entry('evidence-added', { paper: 'old-paper' })]), [texts['evidence-added']('old-paper')])
})

test('the promised step stands ahead, not done', () => {
  const ahead = (wishes: Partial<CancellationRequest>, open?: RequestReturn) => stepsOf([], wishes, open)
  for (const state of ['submitted', 'under-review'] as const) {
    assert.deepEqual(
      ahead({ state }).map(({ what, isDone }) => [what, isDone]),
      [[texts.ahead.decision, false]],
    )
  }
  const open = { answerBy: '2026-10-01' } as RequestReturn
  assert.equal(ahead({ state: 'returned' }, open)[0]?.what, texts.ahead.answer)
  const onDate = fullAnswers({ effect: 'on-date', effectOn: '2026-09-20' })
  assert.match(whenOf(ahead({ state: 'approved', answers: onDate })), /2026/)
  const onDeparture = fullAnswers({ effect: 'on-departure' })
  assert.equal(ahead({ state: 'approved', answers: onDeparture })[0]?.when, texts.ahead.endOnDeparture)
  assert.deepEqual(ahead({ state: 'refused' }), [])
})

test('times are those of the authority', () => {
  assert.match(whenOf(stepsOf([entry('request-submitted')])), /09:00/)
})
