/** y = c0 + c1·x + c2·x². */
export type Curve = readonly [c0: number, c1: number, c2: number]
export type Point = { readonly x: number; readonly y: number }

export function valueAt([c0, c1, c2]: Curve, x: number): number {
  return c0 + (c1 + c2 * x) * x
}

export function slopeAt([, c1, c2]: Curve, x: number): number {
  return c1 + 2 * c2 * x
}

/** The straight line of least squares; flat where all points have the same x. */
export function fitLine(points: readonly Point[]): Curve {
  const n = points.length
  const meanX = sum(points.map(({ x }) => x)) / n
  const meanY = sum(points.map(({ y }) => y)) / n
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2))
  const slope = spread === 0 ? 0 : sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread
  return [meanY - slope * meanX, slope, 0]
}

/**
 * The parabola of least squares: a page that is held slantwise, or bends, is straight enough to it. x is centred and
 * scaled first, so that the sums of fourth powers stay exact enough; fewer than six points give a line.
 */
export function fitParabola(points: readonly Point[]): Curve {
  const line = fitLine(points)
  if (points.length < 6) return line
  const middle = sum(points.map(({ x }) => x)) / points.length
  const scale = Math.max(...points.map(({ x }) => Math.abs(x - middle)))
  if (scale === 0) return line
  const us = points.map(({ x }) => (x - middle) / scale)
  const rests = points.map(({ x, y }) => y - valueAt(line, x))
  // What a line leaves over, against u² freed of its mean and slope.
  const bend = fitLine(us.map((u) => ({ x: u, y: u * u })))
  const bends = us.map((u) => u * u - valueAt(bend, u))
  const power = sum(bends.map((b) => b * b))
  if (power === 0) return line
  const c = sum(bends.map((b, index) => b * (rests[index] ?? 0))) / power
  const d0 = -c * bend[0]
  const d1 = -c * bend[1]
  const [m, s] = [middle, scale]
  return [line[0] + d0 - (d1 * m) / s + (c * m * m) / (s * s), line[1] + d1 / s - (2 * c * m) / (s * s), c / (s * s)]
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
