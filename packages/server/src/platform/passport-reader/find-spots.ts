/** Ink that hangs together, by the box around it: a letter, if it is one. */
export type Spot = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A letter of the zone is never smaller than this in a picture that can be read, nor larger in one that shows a page. */
const minimumSide = 3
const maximumSide = 160
/** A picture of noise has more; no page has so many letters. */
const maximumSpots = 20_000

/**
 * Spots of connected ink (eight neighbours), middles and measures of their boxes. Works through the runs of each row with
 * a union of those that touch (Rosenfeld and Pfaltz, 1966).
 */
export function findSpots(ink: Uint8Array, width: number, height: number): Spot[] {
  const runs = findRuns(ink, width, height)
  const parents = joinRuns(runs)
  const boxes = new Map<number, [left: number, top: number, right: number, bottom: number]>()
  for (const [index, { row, left, right }] of runs.entries()) {
    const root = rootOf(parents, index)
    const box = boxes.get(root)
    if (!box) boxes.set(root, [left, row, right, row + 1])
    else boxes.set(root, [Math.min(box[0], left), box[1], Math.max(box[2], right), row + 1])
  }
  const spots = [...boxes.values()].map(([left, top, right, bottom]) => ({
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: right - left,
    height: bottom - top,
  }))
  return spots.filter(mayBeLetter).slice(0, maximumSpots)
}

function mayBeLetter({ width, height }: Spot): boolean {
  const longer = Math.max(width, height)
  return longer >= minimumSide * 2 && longer <= maximumSide && Math.min(width, height) >= 1
}

type Run = { readonly row: number; readonly left: number; readonly right: number }

function findRuns(ink: Uint8Array, width: number, height: number): Run[] {
  const runs: Run[] = []
  for (let row = 0; row < height; row += 1) {
    const start = row * width
    for (let x = 0; x < width; x += 1) {
      if (!ink[start + x]) continue
      const left = x
      while (x < width && ink[start + x]) x += 1
      runs.push({ row, left, right: x })
    }
  }
  return runs
}

/** The parent of each run in a forest whose trees are the spots. */
function joinRuns(runs: readonly Run[]): Int32Array {
  const parents = Int32Array.from(runs.keys())
  let above = 0
  for (const [index, run] of runs.entries()) {
    while (isBefore(runs[above], run)) above += 1
    for (let other = above; touchesFromAbove(runs[other], run); other += 1) {
      parents[rootOf(parents, other)] = rootOf(parents, index)
    }
  }
  return parents
}

/** Ends before this run begins, also at a corner; so no later run can touch it. */
function isBefore(above: Run | undefined, run: Run): boolean {
  if (!above) return false
  return above.row < run.row - 1 || (above.row === run.row - 1 && above.right < run.left)
}

function touchesFromAbove(above: Run | undefined, run: Run): boolean {
  return above !== undefined && above.row === run.row - 1 && above.left <= run.right && above.right >= run.left
}

function rootOf(parents: Int32Array, index: number): number {
  let at = index
  for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
    parents[at] = parents[parent] ?? parent
    at = parent
  }
  return at
}
