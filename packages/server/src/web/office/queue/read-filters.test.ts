import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queuePath, type QueueFilters } from './read-filters.ts'

const none: QueueFilters = { view: 'all', kind: undefined, state: undefined, language: undefined, page: 1 }

test('the plain queue has the plain address', () => {
  assert.equal(queuePath(none), '/office')
})

test('a change keeps the other filters and begins at the first page', () => {
  const filters: QueueFilters = { view: 'mine', kind: 'application', state: 'returned', language: 'zh-CN', page: 3 }
  assert.equal(queuePath(filters, { view: 'late' }), '/office?view=late&kind=application&state=returned&lang=zh-CN')
  assert.equal(queuePath(filters, { page: 4 }), '/office?view=mine&kind=application&state=returned&lang=zh-CN&page=4')
  assert.equal(queuePath(filters, { view: 'all', kind: undefined, state: undefined }), '/office?lang=zh-CN')
})
