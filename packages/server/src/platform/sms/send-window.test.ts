import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSendWindow } from './send-window.ts'

test('no more than so many run at a time, in the order they came, and all are done', async () => {
  const inWindow = createSendWindow(3)
  const started: number[] = []
  let running = 0
  let most = 0
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      inWindow(async () => {
        started.push(n)
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setImmediate(resolve))
        running -= 1
        return n
      }),
    ),
  )
  const inOrder = Array.from({ length: 20 }, (_, n) => n)
  assert.equal(most, 3)
  assert.deepEqual(started, inOrder)
  assert.deepEqual(results, inOrder)
})

test('a task that fails gives its place back', async () => {
  const inWindow = createSendWindow(1)
  await assert.rejects(
    inWindow(() => Promise.reject(new Error('no'))),
    /no/,
  )
  assert.equal(await inWindow(() => Promise.resolve('yes')), 'yes')
})
