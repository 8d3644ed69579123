import type { GreyPicture } from './grey-picture.ts'
import { fitLine } from './fit-curve.ts'
import { cellWidth } from './straighten-line.ts'

/** What a cell shows: the filler `<`, the same upside down, or something that has to be read. */
export type Cell = '<' | '>' | 'letter'

/**
 * Fillers are told by their shape and not by the engine, which takes a row of them for K, L, C or for fewer than there are:
 * two strokes that open to one side like no letter does.
 */
export function findFillers(line: GreyPicture): Cell[] {
  return Array.from({ length: line.width / cellWidth }, (_, cell) => cellKind(line, cell))
}

/** Half way between ink and paper of a levelled line. */
const inkBelow = 128

type Stroke = { readonly row: number; readonly left: number; readonly right: number }

function cellKind(line: GreyPicture, cell: number): Cell {
  const strokes: Stroke[] = []
  let doubleRows = 0
  for (let row = 0; row < line.height; row += 1) {
    const [run, ...more] = inkRuns(line, row, cell)
    if (more.length > 0) doubleRows += 1
    else if (run) strokes.push({ row, ...run })
  }
  return strokes.length < leastRows || doubleRows > strokes.length * 0.15 ? 'letter' : opening(strokes)
}

const leastRows = cellWidth * 0.35
/** A stroke wider than this lies, as in L, 7 or Z; those of a filler rise. */
const widestStroke = cellWidth * 0.62
const leastSlope = 0.3
/** Both strokes rise alike, and as steeply at the fold as at the end, where a C is round. */
const largestRatio = 2.2

/** The side to which one stroke in each row opens, as much above the middle as below. */
function opening(strokes: readonly Stroke[]): Cell {
  if (strokes.filter(({ left, right }) => right - left > widestStroke).length > 1) return 'letter'
  if (isFold(strokes.map(({ row, left }) => ({ row, edge: left })))) return '<'
  return isFold(strokes.map(({ row, right }) => ({ row, edge: -right }))) ? '>' : 'letter'
}

/** Whether an outer edge goes straight away from its middle, upwards and downwards. */
function isFold(edges: readonly { readonly row: number; readonly edge: number }[]): boolean {
  const rows = edges.map(({ row }) => row)
  const centre = (Math.min(...rows) + Math.max(...rows)) / 2
  const half = (Math.max(...rows) - Math.min(...rows)) / 2
  const folded = edges.map(({ row, edge }) => ({ row, away: Math.abs(row - centre) / half, edge }))
  const slopeOf = (part: typeof folded): number =>
    fitLine(part.map(({ away, edge }) => ({ x: away * half, y: edge })))[1]
  const alike = (a: number, b: number): boolean =>
    Math.min(a, b) > leastSlope && Math.max(a, b) < Math.min(a, b) * largestRatio
  const [above, below] = [folded.filter(({ row }) => row < centre), folded.filter(({ row }) => row > centre)]
  const [inner, outer] = [folded.filter(({ away }) => away < 0.6), folded.filter(({ away }) => away > 0.5)]
  return alike(slopeOf(above), slopeOf(below)) && alike(slopeOf(inner), slopeOf(outer))
}

function inkRuns({ width, pixels }: GreyPicture, row: number, cell: number): { left: number; right: number }[] {
  const start = cell * cellWidth
  const runs: { left: number; right: number }[] = []
  for (let x = 0; x < cellWidth; x += 1) {
    const left = x
    while (x < cellWidth && (pixels[row * width + start + x] ?? 255) < inkBelow) x += 1
    // A single dark pixel is grain; a stroke is a tenth of a cell wide.
    if (x - left > 1) runs.push({ left, right: x })
  }
  return runs
}
