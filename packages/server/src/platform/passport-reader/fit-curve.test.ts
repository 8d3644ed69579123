import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fitLine, fitParabola, median, slopeAt, valueAt, type Curve } from './fit-curve.ts'

const coefficient = fc.double({ min: -50, max: 50, noNaN: true })
const near = (actual: number, wanted: number): void =>
  assert.ok(Math.abs(actual - wanted) < 1e-4 * Math.max(1, Math.abs(wanted)), `${actual} is not ${wanted}`)

test('points of a parabola give that parabola back', () => {
  const bend = fc.double({ min: -0.01, max: 0.01, noNaN: true })
  fc.assert(
    fc.property(coefficient, coefficient, bend, fc.integer({ min: 6, max: 60 }), (c0, c1, c2, count) => {
      const curve: Curve = [c0, c1, c2]
      const fitted = fitParabola(Array.from({ length: count }, (_, at) => ({ x: at * 20, y: valueAt(curve, at * 20) })))
      for (const x of [0, 400, 900]) near(valueAt(fitted, x), valueAt(curve, x))
    }),
    { numRuns: 300 },
  )
})

test('a few points give a line, and one below the other a flat one', () => {
  const points = [1, 2, 3].map((x) => ({ x, y: 4 - x / 2 }))
  assert.deepEqual(fitParabola(points), fitLine(points))
  near(slopeAt(fitLine(points), 7), -0.5)
  assert.deepEqual(fitLine([3, 5, 7].map((y) => ({ x: 2, y }))), [5, 0, 0])
})

test('the line of least squares leaves as much above as below', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ x: coefficient, y: coefficient }), { minLength: 2, maxLength: 30 }), (points) => {
      const line = fitLine(points)
      const rest = points.reduce((sum, { x, y }) => sum + y - valueAt(line, x), 0)
      assert.ok(Math.abs(rest) < 1e-6 * points.length * Math.max(1, Math.abs(line[1])))
    }),
    { numRuns: 300 },
  )
})

test('the median is one of the values, the upper one of two', () => {
  assert.deepEqual([median([5, 1, 3]), median([4, 1, 3, 2]), median([])], [3, 3, 0])
})
