import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import type { AuditEntry } from '#modules/audit'
import { fullAnswers, sampleBook } from '#test/builders/cancellation-facts.ts'
import { wordingPage } from '#test/support/holder-page.ts'
import { formatDayWithWeekday } from '../../shared/format.ts'
import { leadOf } from './request-lead.ts'
import type { RequestView } from './request-view.ts'

const view = (request: Partial<CancellationRequest>) =>
  ({
    request: {
      dueOn: '2026-09-08',
      completedAt: new Date('2026-09-07T20:00:00Z'),
      answers: fullAnswers(),
      ...request,
    },
    book: sampleBook(),
    entries: [] as readonly AuditEntry[],
    openReturn: { answerBy: '2026-10-01' },
  }) as RequestView

const { lead } = messages.en.cancel.request

test('each state has a sentence of its own in each language', () => {
  for (const language of languages) {
    const sentences = requestStates.map((state) => leadOf(wordingPage(language), view({ state })))
    assert.equal(new Set(sentences).size, requestStates.length, language)
  }
})

test('on the promised day we are not late, the day after we are', () => {
  const page = wordingPage()
  for (const state of ['submitted', 'under-review'] as const) {
    assert.equal(
      leadOf(page, view({ state, dueOn: '2026-09-01' })),
      lead[state](formatDayWithWeekday('en', '2026-09-01')),
    )
    assert.equal(
      leadOf(page, view({ state, dueOn: '2026-08-31' })),
      lead.late(formatDayWithWeekday('en', '2026-08-31')),
    )
  }
})

test('approved waits for the date or for the departure', () => {
  const page = wordingPage()
  const onDate = fullAnswers({ effect: 'on-date', effectOn: '2026-09-20' })
  assert.equal(
    leadOf(page, view({ state: 'approved', answers: onDate })),
    lead.approvedOnDate(formatDayWithWeekday('en', '2026-09-20')),
  )
  const departing = fullAnswers({ effect: 'on-departure' })
  assert.equal(leadOf(page, view({ state: 'approved', answers: departing })), lead.approvedOnDeparture)
})

test('the day of the cancellation is the one that counts, not the one on which it was written down', () => {
  const page = wordingPage()
  const effective = { event: 'request-completed', details: { effectiveOn: '2026-09-05' } } as unknown as AuditEntry
  assert.equal(
    leadOf(page, { ...view({ state: 'completed' }), entries: [effective] }),
    lead.completed(formatDayWithWeekday('en', '2026-09-05')),
  )
  // 20:00 in Greenwich is already the next day in Almaty
  assert.equal(leadOf(page, view({ state: 'completed' })), lead.completed(formatDayWithWeekday('en', '2026-09-08')))
})
