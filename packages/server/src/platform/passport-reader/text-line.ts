import type { Spot } from './find-spots.ts'
import { valueAt, type Curve } from './fit-curve.ts'

/** Which way the text runs in the picture; the opposite ways are told apart later, by the shape of the fillers. */
export type Direction = 'across' | 'down'

/** A spot as the text sees it: `along` the line, `down` the page, both in pixels. */
export type Letter = {
  readonly along: number
  readonly down: number
  readonly width: number
  readonly height: number
}

/** A letter and its place in a line whose letters all are equally wide. */
export type PlacedLetter = Letter & { readonly place: number }

export type TextLine = {
  readonly direction: Direction
  readonly letters: readonly PlacedLetter[]
  /** Middle of the letters, `down` by `along`. */
  readonly base: Curve
  /** `along` by place. */
  readonly places: Curve
  /** Median distance of neighbours, and median height of letters. */
  readonly pitch: number
  readonly height: number
}

export function letterOf({ x, y, width, height }: Spot, direction: Direction): Letter {
  return direction === 'across'
    ? { along: x, down: y, width, height }
    : { along: y, down: -x, width: height, height: width }
}

/** The middle of a place of the line, in the picture's own coordinates. */
export function pictureXy(direction: Direction, along: number, down: number): { x: number; y: number } {
  return direction === 'across' ? { x: along, y: down } : { x: -down, y: along }
}

export function placeXy(line: TextLine, place: number): { x: number; y: number } {
  const along = valueAt(line.places, place)
  return pictureXy(line.direction, along, valueAt(line.base, along))
}
