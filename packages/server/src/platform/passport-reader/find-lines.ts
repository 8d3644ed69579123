import type { Spot } from './find-spots.ts'
import { fitLine, fitParabola, median, valueAt } from './fit-curve.ts'
import { letterOf, type Direction, type Letter, type PlacedLetter, type TextLine } from './text-line.ts'

/** So many letters in a row are worth a closer look; of the zone's 44 some may hang together with a neighbour. */
const seedLetters = 7
const leastLetters = 20
/** Letters of OCR-B stand 2.54 mm apart and are about as high (Doc 9303-3 §4.3); other fonts are a little narrower. */
const nearest = 0.45
const farthest = 1.9

/** Rows of letters of like height at like distances, in one direction; steeper than about 15° none is found. */
export function findLines(spots: readonly Spot[], direction: Direction): TextLine[] {
  const letters = spots
    .map((spot) => letterOf(spot, direction))
    .filter(({ width, height }) => height >= 6 && width <= height * 1.7)
    .toSorted((a, b) => a.along - b.along)
  const lines: TextLine[] = []
  const used = new Set<Letter>()
  for (const chain of chains(letters).toSorted((a, b) => b.length - a.length)) {
    if (chain.length < seedLetters) break
    if (chain.filter((letter) => used.has(letter)).length > chain.length / 2) continue
    const line = growLine(chain, letters, direction)
    for (const letter of line.letters) used.add(letters[letters.indexOf(letter)] ?? letter)
    if (line.letters.length >= leastLetters) lines.push(line)
  }
  return lines
}

/** Each letter and the next one to its right, followed to the end. */
function chains(letters: readonly Letter[]): Letter[][] {
  const isFollower = new Set<number>()
  const next = letters.map((letter, index) => {
    const follower = followerOf(letters, index)
    if (follower !== undefined) isFollower.add(follower)
    return follower
  })
  const seen = new Set<number>()
  const found: Letter[][] = []
  for (const start of letters.keys()) {
    if (isFollower.has(start)) continue
    const chain: Letter[] = []
    for (let at: number | undefined = start; at !== undefined && !seen.has(at); at = next[at]) {
      seen.add(at)
      const letter = letters[at]
      if (letter) chain.push(letter)
    }
    found.push(chain)
  }
  return found
}

function followerOf(letters: readonly Letter[], index: number): number | undefined {
  const letter = letters[index]
  if (!letter) return undefined
  let best: { at: number; distance: number } | undefined
  for (let at = index + 1; at < letters.length; at += 1) {
    const other = letters[at]
    if (!other || other.along - letter.along > letter.height * farthest * 1.4) break
    const distance = followDistance(letter, other)
    if (distance !== undefined && (!best || distance < best.distance)) best = { at, distance }
  }
  return best?.at
}

function followDistance(letter: Letter, other: Letter): number | undefined {
  const height = Math.max(letter.height, other.height)
  const along = other.along - letter.along
  const down = Math.abs(other.down - letter.down)
  const isAlike = Math.min(letter.height, other.height) / height > 0.5
  const isNear = along > height * nearest && along < height * farthest && down < along * 0.3 + height * 0.12
  return isAlike && isNear ? along + 2 * down : undefined
}

/** From a few letters to the whole line: what lies on it, in both directions, with gaps of a few letters at most. */
function growLine(seed: readonly Letter[], letters: readonly Letter[], direction: Direction): TextLine {
  let members = seed
  let pitch = pitchOf(members)
  for (let round = 0; round < 3; round += 1) {
    const base = round === 0 ? fitLine(points(members)) : fitParabola(points(members))
    const height = median(members.map((letter) => letter.height))
    const near = letters.filter(
      (letter) =>
        Math.abs(letter.down - valueAt(base, letter.along)) < height * 0.35 &&
        letter.height > height * 0.5 &&
        letter.height < height * 1.5,
    )
    members = reachable(near, members, pitch)
    pitch = pitchOf(members)
  }
  return toLine(place(members, pitch), pitch, direction)
}

function points(letters: readonly Letter[]): { x: number; y: number }[] {
  return letters.map(({ along, down }) => ({ x: along, y: down }))
}

function pitchOf(letters: readonly Letter[]): number {
  const steps = letters.slice(1).map((letter, index) => letter.along - (letters[index]?.along ?? 0))
  return median(steps)
}

const widestGap = 4.4

/** Those that no gap separates from the middle of the seed. */
function reachable(near: readonly Letter[], seed: readonly Letter[], pitch: number): Letter[] {
  const middle = seed[Math.floor(seed.length / 2)]?.along ?? 0
  const start = near.findIndex((letter) => letter.along >= middle)
  let first = start
  while (first > 0 && (near[first]?.along ?? 0) - (near[first - 1]?.along ?? 0) < pitch * widestGap) first -= 1
  let last = start
  while (last < near.length - 1 && (near[last + 1]?.along ?? 0) - (near[last]?.along ?? 0) < pitch * widestGap)
    last += 1
  return near.slice(first, last + 1)
}

/** Two spots in one place are parts of a letter, or a letter and a speck: the larger one stands for both. */
function place(letters: readonly Letter[], pitch: number): PlacedLetter[] {
  const placed: PlacedLetter[] = []
  let local = pitch
  for (const letter of letters) {
    const before = placed.at(-1)
    const steps = before ? Math.round((letter.along - before.along) / local) : 0
    if (before && steps === 0) {
      if (letter.height * letter.width > before.height * before.width)
        placed[placed.length - 1] = { ...letter, place: before.place }
      continue
    }
    placed.push({ ...letter, place: before ? before.place + steps : 0 })
    local = localPitch(placed, pitch)
  }
  return placed
}

/** Of the last letters: on a page that is held slantwise they come nearer to each other from one end to the other. */
function localPitch(placed: readonly PlacedLetter[], pitch: number): number {
  const last = placed.at(-1)
  const earlier = placed.at(-9)
  if (!last || !earlier) return pitch
  return (last.along - earlier.along) / (last.place - earlier.place)
}

function toLine(letters: readonly PlacedLetter[], pitch: number, direction: Direction): TextLine {
  return {
    direction,
    letters,
    base: fitParabola(points(letters)),
    places: fitParabola(letters.map((letter) => ({ x: letter.place, y: letter.along }))),
    pitch,
    height: median(letters.map((letter) => letter.height)),
  }
}
