import type { Cell } from './find-fillers.ts'
import type { GreyPicture } from './grey-picture.ts'
import type { LetterEngine } from './letter-engine.ts'
import { signKinds, type SignKind } from './sign-kinds.ts'
import { cellWidth } from './straighten-line.ts'

/** Tesseract wants some paper around the text. */
const margin = cellWidth / 2

/**
 * The signs of a straightened line, one for each cell: fillers as found, the others by the engine, which is asked for all
 * letters together and for all digits together. So it never has to choose between O and 0 where the zone has no choice,
 * and no sign is put right afterwards.
 */
export function readLine(
  line: GreyPicture,
  cells: readonly Cell[],
  kinds: readonly SignKind[],
  engine: LetterEngine,
): string {
  const signs = new Map<number, string>()
  for (const kind of signKinds) {
    const places = [...cells.keys()].filter((at) => cells[at] === 'letter' && kinds[at] === kind)
    for (const [index, sign] of readPlaces(line, places, kind, engine).entries()) signs.set(places[index] ?? 0, sign)
  }
  return cells.map((_, at) => signs.get(at) ?? '<').join('')
}

/** When the engine sees more or fewer signs than there are cells, it is asked for each half, and so on. */
function readPlaces(line: GreyPicture, places: readonly number[], kind: SignKind, engine: LetterEngine): string[] {
  if (places.length === 0) return []
  const read = engine(sideBySide(line, places), kind)
  if (read.length === places.length) return [...read]
  if (places.length === 1) return [readAlone(line, places, kind, engine)]
  const half = Math.ceil(places.length / 2)
  return [places.slice(0, half), places.slice(half)].flatMap((part) => readPlaces(line, part, kind, engine))
}

/**
 * A single sign is too little for an engine that knows lines, so it gets three of it. A cell of which it makes nothing is a
 * filler at last: the zone has no sign for *unknown*, and the check digits tell.
 */
function readAlone(line: GreyPicture, [at = 0]: readonly number[], kind: SignKind, engine: LetterEngine): string {
  const [first = '<', ...more] = engine(sideBySide(line, [at, at, at]), kind)
  return more.includes(first) || more.length === 0 ? first : (more[0] ?? first)
}

function sideBySide(line: GreyPicture, places: readonly number[]): GreyPicture {
  const width = places.length * cellWidth + 2 * margin
  const pixels = new Uint8Array(width * line.height).fill(255)
  for (const [index, place] of places.entries()) {
    for (let row = 0; row < line.height; row += 1) {
      const start = row * line.width + place * cellWidth
      pixels.set(line.pixels.subarray(start, start + cellWidth), row * width + margin + index * cellWidth)
    }
  }
  return { width, height: line.height, pixels }
}
