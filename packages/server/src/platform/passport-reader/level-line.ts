import type { GreyPicture } from './grey-picture.ts'
import { cellWidth } from './straighten-line.ts'

/** Of the pixels of a few cells: ink covers more than this part, and paper more than the rest above the other. */
const inkPart = 0.04
const paperPart = 0.6
const neighbours = 3

/** The same line with ink black and paper white in every part of it, whatever shadow lay on the page. */
export function levelLine(line: GreyPicture): GreyPicture {
  const pixels = new Uint8Array(line.pixels.length)
  for (let left = 0; left < line.width; left += cellWidth) {
    const [ink, paper] = levelsAround(line, left)
    const scale = 255 / Math.max(1, paper - ink)
    for (let row = 0; row < line.height; row += 1) {
      for (let at = row * line.width + left; at < row * line.width + left + cellWidth; at += 1) {
        pixels[at] = Math.max(0, Math.min(255, Math.round(((line.pixels[at] ?? 0) - ink) * scale)))
      }
    }
  }
  return { ...line, pixels }
}

function levelsAround({ width, height, pixels }: GreyPicture, left: number): readonly [ink: number, paper: number] {
  const from = Math.max(0, left - neighbours * cellWidth)
  const to = Math.min(width, left + (neighbours + 1) * cellWidth)
  const around = new Uint8Array((to - from) * height)
  for (let row = 0; row < height; row += 1) {
    around.set(pixels.subarray(row * width + from, row * width + to), row * (to - from))
  }
  around.sort()
  const at = (part: number): number => around[Math.floor(around.length * part)] ?? 0
  return [at(inkPart), at(paperPart)]
}
