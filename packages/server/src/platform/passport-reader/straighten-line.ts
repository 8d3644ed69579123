import { brightnessAt, type GreyPicture } from './grey-picture.ts'
import { slopeAt, valueAt } from './fit-curve.ts'
import { pictureXy, type TextLine } from './text-line.ts'

/** Pixels of a place in a straightened line; the engine works at 36 pixels for a line. */
export const cellWidth = 32
/** Above and below the middle of a line, in places: a letter is about one high, the next line is two and a half away. */
const reach = 0.95
export const lineHeight = Math.round(cellWidth * 2 * reach)

/** A line drawn anew, upright and with letters in cells of equal width. */
export function straightenLine(picture: GreyPicture, line: TextLine, length: number): GreyPicture {
  const width = length * cellWidth
  const pixels = new Uint8Array(width * lineHeight)
  for (let column = 0; column < width; column += 1) {
    const place = (column + 0.5) / cellWidth - 0.5
    const along = valueAt(line.places, place)
    const down = valueAt(line.base, along)
    const slope = slopeAt(line.base, along)
    const step = (slopeAt(line.places, place) * Math.hypot(1, slope)) / cellWidth
    const [normalAlong, normalDown] = [-slope / Math.hypot(1, slope), 1 / Math.hypot(1, slope)]
    for (let row = 0; row < lineHeight; row += 1) {
      const away = (row + 0.5 - lineHeight / 2) * step
      const { x, y } = pictureXy(line.direction, along + normalAlong * away, down + normalDown * away)
      pixels[row * width + column] = brightnessAt(picture, x, y)
    }
  }
  return { width, height: lineHeight, pixels }
}

/** The same line, read from its other end. */
export function turnedLine({ width, height, pixels }: GreyPicture): GreyPicture {
  return { width, height, pixels: pixels.toReversed() }
}
