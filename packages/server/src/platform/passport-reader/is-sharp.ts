import type { GreyPicture } from './grey-picture.ts'

/** Steps of brightness, of 255: print that is in focus differs so from the paper beside it, and grain hardly ever. */
const steep = 50
/** Places at such an edge: a few letters have more. A page that cannot be read for its blur has none. */
const leastPlaces = 300

/**
 * Whether anything in a photo is in focus, told by its steepest edges. A page that is not may lie on a table that is, and
 * much grain looks like edges: so only *no* says something.
 * @param enlargement pixels of the picture for one of the file
 */
export function isSharp({ width, height, pixels }: GreyPicture, enlargement: number): boolean {
  const reach = Math.max(1, Math.round(enlargement))
  let places = 0
  for (let y = 0; y < height - reach && places < leastPlaces; y += 1) {
    for (let x = 0; x < width - reach; x += 1) {
      const at = y * width + x
      const value = pixels[at] ?? 0
      const across = Math.abs((pixels[at + reach] ?? 0) - value)
      const down = Math.abs((pixels[at + reach * width] ?? 0) - value)
      if (Math.max(across, down) >= steep) places += 1
    }
  }
  return places >= leastPlaces
}
