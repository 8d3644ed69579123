import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditEvents, type AuditEvent } from '#domain/audit/events.ts'
import type { CardChange } from '#domain/card-changes/change.ts'
import { languages, type Language } from '#domain/languages.ts'
import type { AuditEntry } from '#modules/audit'
import { applicationBook } from '#test/builders/application-facts.ts'
import { wordingPage } from '#test/support/holder-page.ts'
import { timelineSteps } from './status-timeline.ts'

const at = new Date('2026-09-01T04:00:00Z')
const entry = (event: AuditEvent, details: AuditEntry['details'] = {}) => ({ event, details, at }) as AuditEntry

function stepsOf(entries: AuditEntry[], state: CardChange['state'] = 'approved', language: Language = 'en') {
  const change = { state, dueOn: '2026-09-08' } as CardChange
  return timelineSteps({ page: wordingPage(language), change, book: applicationBook(), entries })
}

test('every event of such requests that the catalogue shows in the timeline has words in every language', () => {
  const shown = (Object.keys(auditEvents) as AuditEvent[]).filter((event) => {
    const spec = auditEvents[event]
    const isOurs = /^card-(change-|renumbered|extended)/.test(event) || event === 'request-assigned'
    return isOurs && 'shown' in spec && spec.shown === 'timeline'
  })
  assert.ok(shown.length >= 7)
  const details = { cardNumber: 'K7QK2M4XD', validUntil: '2026-12-01' }
  for (const language of languages) {
    const words = shown.flatMap((event) => stepsOf([entry(event, details)], 'approved', language))
    assert.equal(new Set(words.map(({ what }) => what)).size, shown.length, language)
  }
})

test('only an open request has something ahead', () => {
  assert.deepEqual(stepsOf([]), [])
  const [step, ...others] = stepsOf([], 'under-review')
  assert.deepEqual([step?.isDone, step?.when, others.length], [false, 'promised by Tuesday, 8 September 2026', 0])
})
