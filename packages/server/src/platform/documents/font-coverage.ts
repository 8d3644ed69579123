/** The first and last code point of each run that a font has a picture for, in order. */
export type Coverage = readonly (readonly [first: number, last: number])[]

const tableRecords = 12
const tableRecordBytes = 16
const groupBytes = 12

/**
 * Which characters a TrueType font can draw, from its table `cmap`, subtable format 12 (ISO/IEC 14496-22 §5.2.1).
 * @throws {RangeError} for a font without one
 */
export function fontCoverage(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const subtable = segmentedCoverage(view, findTable(view, 'cmap'))
  const groups = view.getUint32(subtable + 12)
  return Array.from({ length: groups }, (_, index) => {
    const at = subtable + 16 + index * groupBytes
    return [view.getUint32(at), view.getUint32(at + 4)] as const
  })
}

function findTable(view: DataView, wanted: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = tableRecords + index * tableRecordBytes
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
    if (tag === wanted) return view.getUint32(at + 8)
  }
  throw new RangeError(`the font has no table ${wanted}`)
}

function segmentedCoverage(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    if (view.getUint16(subtable) === 12) return subtable
  }
  throw new RangeError('the font names its characters in another way than format 12')
}

export function covers(coverage: Coverage, codePoint: number): boolean {
  let [low, high] = [0, coverage.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = coverage[middle] ?? [0, 0]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
