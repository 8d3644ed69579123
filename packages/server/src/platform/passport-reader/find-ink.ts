import type { GreyPicture } from './grey-picture.ts'

/** Side of the neighbourhood, as part of the longer side: a few letters of the zone wide. */
const neighbourhoodPart = 1 / 40
/** Ink is this much darker than what is around it; a photograph's shadow darkens both alike. */
const inkPart = 0.82
/** In the grain of an even surface some pixels are darker by a few steps. They are no ink. */
const minimumContrast = 14

/** One byte for each pixel, 1 where it is darker than its neighbourhood (Bradley and Roth, 2007). */
export function findInk({ width, height, pixels }: GreyPicture): Uint8Array {
  const sums = areaSums({ width, height, pixels })
  const reach = Math.max(4, Math.round((Math.max(width, height) * neighbourhoodPart) / 2))
  const ink = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - reach)
    const bottom = Math.min(height, y + reach + 1)
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - reach)
      const right = Math.min(width, x + reach + 1)
      const mean = areaSum(sums, width, left, top, right, bottom) / ((right - left) * (bottom - top))
      const value = pixels[y * width + x] ?? 0
      if (value < mean * inkPart && mean - value > minimumContrast) ink[y * width + x] = 1
    }
  }
  return ink
}

/** `sums[y * (width + 1) + x]`: all brightness above and left of (x, y). 2^32 is enough for 16 million white pixels. */
function areaSums({ width, height, pixels }: GreyPicture): Uint32Array {
  const stride = width + 1
  const sums = new Uint32Array(stride * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += pixels[y * width + x] ?? 0
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  return sums
}

function areaSum(sums: Uint32Array, width: number, left: number, top: number, right: number, bottom: number): number {
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0
  return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)
}
