import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { boundedTurns } from './bounded-turns.ts'

it('lets as many in as there are places, the others in order', async () => {
  const turns = boundedTurns(2, 2)
  const order: number[] = []
  const enter = async (who: number): Promise<void> => {
    await turns.take()
    order.push(who)
  }
  const entered = [1, 2, 3, 4].map(enter)
  assert.equal(turns.take(), undefined)
  await Promise.all(entered.slice(0, 2))
  assert.deepEqual(order, [1, 2])
  turns.give()
  await entered[2]
  assert.deepEqual(order, [1, 2, 3])
  turns.give()
  await entered[3]
  assert.deepEqual(order, [1, 2, 3, 4])
})

it('keeps a held place until the promise settles, also when it fails', async () => {
  const turns = boundedTurns(1, 1)
  await turns.take()
  const { promise, reject } = Promise.withResolvers<void>()
  turns.hold(promise)
  turns.give()
  let isIn = false
  const next = turns.take()?.then(() => (isIn = true))
  await Promise.resolve()
  assert.equal(isIn, false)
  reject(new Error('the thread did not end well'))
  await next
  assert.equal(isIn, true)
})

it('never lets more in than there are places, and nobody waits for nothing', async () => {
  const moves = fc.array(fc.constantFrom('take', 'give'), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 3 }), moves, async (places, queue, steps) => {
      const turns = boundedTurns(places, queue)
      let inside = 0
      let waiting = 0
      const enter = async (): Promise<void> => {
        const turn = turns.take()
        if (!turn) return
        waiting += 1
        await turn
        waiting -= 1
        inside += 1
      }
      for (const step of steps) {
        if (step === 'give' && inside > 0) {
          inside -= 1
          turns.give()
        }
        if (step === 'take') void enter()
        await new Promise(setImmediate)
        assert.ok(inside <= places && waiting <= queue)
        assert.ok(waiting === 0 || inside === places)
      }
    }),
    { numRuns: 200 },
  )
})
