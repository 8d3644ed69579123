import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestClock } from '#test/support/clock.ts'
import { durationText, progressText, startProgress } from './progress.ts'

test('how far, how fast and how long still', () => {
  assert.equal(progressText(12_400, 0.31, 6_000, 'lines'), '12,400 lines · 31 % · 2,067 lines a second · 13 s left')
  assert.equal(progressText(0, 0, 0, 'lines'), '0 lines · 0 % · 0 lines a second')
  assert.equal(progressText(500, 1, 1_000, 'lines'), '500 lines · 100 % · 500 lines a second')
})

test('durations for people', () => {
  assert.equal(durationText(200), '1 s')
  assert.equal(durationText(59_400), '59 s')
  assert.equal(durationText(60_000), '1 min 0 s')
  assert.equal(durationText(3_725_000), '1 h 2 min')
})

function told(isTty: boolean): string {
  const clock = new TestClock()
  let text = ''
  const progress = startProgress({ clock, output: { write: (more) => (text += more) }, isTty, unit: 'lines' })
  for (let second = 1; second <= 11; second += 1) {
    clock.advance({ seconds: 1 })
    progress.update(second * 100, second / 20)
  }
  progress.finish()
  return text
}

test('for a person one line is redrawn and wiped at the end', () => {
  const text = told(true)
  assert.equal(text.split('\r').length, 13)
  assert.doesNotMatch(text, /\n/)
  assert.ok(text.endsWith('\r\u001b[2K'))
})

test('for a file a plain line now and then', () => {
  assert.equal(
    told(false),
    '500 lines · 25 % · 100 lines a second · 15 s left\n1,000 lines · 50 % · 100 lines a second · 10 s left\n',
  )
})
