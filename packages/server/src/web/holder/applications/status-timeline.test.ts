import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Application } from '#domain/applications/application.ts'
import { auditEvents, type AuditEvent } from '#domain/audit/events.ts'
import { languages, type Language } from '#domain/languages.ts'
import type { AuditEntry } from '#modules/audit'
import { messages } from '#locales/index.ts'
import { applicationBook } from '#test/builders/application-facts.ts'
import { wordingPage } from '#test/support/holder-page.ts'
import { timelineSteps } from './status-timeline.ts'

const at = new Date('2026-09-01T04:00:00Z')
const entry = (event: AuditEvent, details: AuditEntry['details'] = {}) => ({ event, details, at }) as AuditEntry
const texts = messages.en.applications.timeline

function stepsOf(
  entries: AuditEntry[],
  application: Partial<Application> = { state: 'granted' },
  language: Language = 'en',
) {
  return timelineSteps({
    page: wordingPage(language),
    application: { submittedOn: '2026-09-01', dueOn: '2026-09-08', ...application } as Application,
    book: applicationBook(),
    entries,
    openReturn: undefined,
  })
}

test('every event of applications that the catalogue shows in the timeline has words in every language', () => {
  const shown = (Object.keys(auditEvents) as AuditEvent[]).filter((event) => {
    const spec = auditEvents[event]
    return event.startsWith('application-') && 'shown' in spec && spec.shown === 'timeline'
  })
  assert.ok(shown.length >= 12)
  for (const language of languages) {
    const words = shown.flatMap((event) => stepsOf([entry(event, { papers: ['invitation'] })], undefined, language))
    assert.equal(new Set(words.map(({ what }) => what)).size, shown.length, language)
  }
})

test('what is not for the timeline is left out', () => {
  assert.deepEqual(stepsOf([entry('case-opened'), entry('application-drafted'), entry('application-proposed')]), [])
})

test('papers are called by their names, one that the profile dropped by its code', () => {
  const [step] = stepsOf([entry('application-returned', { papers: ['invitation', 'no-more'] })])
  assert.equal(step?.what, texts.returned('Invitation, no-more'))
})

test('what comes next is said with its day', () => {
  const next = (application: Partial<Application>) => stepsOf([], application).map(({ what, when }) => [what, when])
  const day = 'Tuesday, 8 September 2026'
  assert.deepEqual(next({ state: 'submitted' }), [[texts.ahead.fee, texts.ahead.by(day)]])
  assert.deepEqual(next({ state: 'under-review' }), [[texts.ahead.decision, texts.ahead.decisionBy(day)]])
  for (const state of ['draft', 'granted', 'refused', 'withdrawn', 'lapsed'] as const)
    assert.deepEqual(next({ state }), [])
})
