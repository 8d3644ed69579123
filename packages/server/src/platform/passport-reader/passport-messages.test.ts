import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { photoFaults } from './passport-photo.ts'
import { readPhotoReply } from './passport-messages.ts'

const line = 'P<UTO'.padEnd(44, '<')

describe('the reply of the passport child', () => {
  it('is two lines of 44 signs of the zone', () => {
    assert.deepEqual(readPhotoReply({ head: { lines: [line, line] }, parts: [] }), {
      ok: true,
      value: { lines: [line, line] },
    })
  })

  for (const fault of photoFaults) {
    it(`may be the fault ${fault}`, () => {
      assert.deepEqual(readPhotoReply({ head: { fault }, parts: [] }), { ok: false, refusal: fault })
    })
  }

  const lies = {
    'a fault that we have no text for': { head: { fault: 'own-fault' }, parts: [] },
    'one line': { head: { lines: [line] }, parts: [] },
    'three lines': { head: { lines: [line, line, line] }, parts: [] },
    'a short line': { head: { lines: [line, line.slice(1)] }, parts: [] },
    'a web page': { head: { lines: [line, '<script>'.padEnd(44)] }, parts: [] },
    'small letters': { head: { lines: [line, line.toLowerCase()] }, parts: [] },
    'lines with bytes beside them': { head: { lines: [line, line] }, parts: [new Uint8Array(1)] },
    nothing: { head: undefined, parts: [] },
  }
  for (const [what, reply] of Object.entries(lies)) {
    it(`is not ${what}`, () => {
      assert.throws(() => readPhotoReply(reply))
    })
  }
})
