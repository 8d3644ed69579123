/** Brightness only, row by row, 0 (black) to 255. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

/**
 * Brightness between the pixels, by the four around the place (bilinear). Outside the picture it is that of the nearest
 * edge, so that nothing dark begins there.
 */
export function brightnessAt({ width, height, pixels }: GreyPicture, x: number, y: number): number {
  const left = clamp(x, width - 1)
  const top = clamp(y, height - 1)
  const x0 = Math.floor(left)
  const y0 = Math.floor(top)
  const x1 = Math.min(x0 + 1, width - 1)
  const y1 = Math.min(y0 + 1, height - 1)
  const at = (column: number, row: number): number => pixels[row * width + column] ?? 0
  const upper = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * (left - x0)
  const lower = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * (left - x0)
  return upper + (lower - upper) * (top - y0)
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(value, max))
}
