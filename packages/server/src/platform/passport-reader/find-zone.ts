import type { GreyPicture } from './grey-picture.ts'
import { findInk } from './find-ink.ts'
import { findLines } from './find-lines.ts'
import { findSpots, type Spot } from './find-spots.ts'
import { valueAt } from './fit-curve.ts'
import { placeXy, type TextLine } from './text-line.ts'

/** Letters of one line of the zone of a passport (Doc 9303-4 §4.2.2). */
export const lineLength = 44

/** The two lines, one below the other in their own direction, both beginning at place 0. */
export type Zone = { readonly upper: TextLine; readonly lower: TextLine; readonly length: number }

/** Without a zone: the lines there are, and whether a zone lies askew. */
export type FoundZone = Zone | { readonly lines: readonly TextLine[]; readonly isAskew: boolean }

/** The pair of long lines that stand as the zone's do, whichever way the page is turned; else the lines there are. */
export function findZone(picture: GreyPicture): FoundZone {
  const spots = findSpots(findInk(picture), picture.width, picture.height)
  const lines = linesOf(spots)
  return longestPair(lines) ?? { lines, isAskew: isZoneAskew(spots) }
}

function linesOf(spots: readonly Spot[]): TextLine[] {
  return (['across', 'down'] as const).flatMap((direction) => findLines(spots, direction))
}

function longestPair(lines: readonly TextLine[]): Zone | undefined {
  const pairs = lines.flatMap((upper) => lines.flatMap((lower) => pair(upper, lower) ?? []))
  return pairs.toSorted((a, b) => letterCount(b) - letterCount(a))[0]
}

/** In degrees: lines are followed up to some 15 to each side, across and down. */
const steepAngles = [25, 45, 65]

/** Whether there is a zone in directions that nobody reads in: enough to tell, and too slanted to be drawn anew. */
function isZoneAskew(spots: readonly Spot[]): boolean {
  return steepAngles.some((degrees) => longestPair(linesOf(spots.map((spot) => turned(spot, degrees)))) !== undefined)
}

/** The box around a letter that stands askew is about square, whichever way it is turned. */
function turned({ x, y, width, height }: Spot, degrees: number): Spot {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const side = (width + height) / 2
  return { x: x * cos + y * sin, y: y * cos - x * sin, width: side, height: side }
}

function letterCount({ upper, lower }: Zone): number {
  return upper.letters.length + lower.letters.length
}

/** Lines of the zone are 6.35 mm apart and letters 2.54 mm: two letters and a half (Doc 9303-3 §4.2). */
const nearestLine = 1.6
const farthestLine = 3.6

function pair(upper: TextLine, lower: TextLine): Zone | undefined {
  if (upper.direction !== lower.direction) return undefined
  const pitch = (upper.pitch + lower.pitch) / 2
  const middle = valueAt(upper.places, lineLength / 2)
  const apart = (valueAt(lower.base, middle) - valueAt(upper.base, middle)) / pitch
  const isAlike = Math.abs(upper.pitch / lower.pitch - 1) < 0.15
  if (!isAlike || apart < nearestLine || apart > farthestLine) return undefined
  const shift = Math.round((valueAt(lower.places, 0) - valueAt(upper.places, 0)) / pitch)
  if (Math.abs(shift) > lineLength / 2) return undefined
  const [first, second] = [shifted(upper, Math.max(0, -shift)), shifted(lower, Math.max(0, shift))]
  return { upper: first, lower: second, length: Math.max(endOf(first), endOf(second)) }
}

function endOf(line: TextLine): number {
  return (line.letters.at(-1)?.place ?? 0) + 1
}

/** The same line, its places counted from `by` places earlier. */
function shifted(line: TextLine, by: number): TextLine {
  if (by === 0) return line
  const [c0, c1, c2] = line.places
  return {
    ...line,
    letters: line.letters.map((letter) => ({ ...letter, place: letter.place + by })),
    places: [c0 - c1 * by + c2 * by * by, c1 - 2 * c2 * by, c2],
  }
}

/** Whether the line goes on outside the picture, before its first place or after its last. */
export function leavesPicture(line: TextLine, length: number, { width, height }: GreyPicture): boolean {
  return [-0.8, length - 0.2].some((at) => {
    const { x, y } = placeXy(line, at)
    return x < 0 || y < 0 || x > width - 1 || y > height - 1
  })
}
