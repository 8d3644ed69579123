import assert from 'node:assert/strict'
import sharp from 'sharp'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
/** Frame (baseline or progressive), Huffman and quantisation tables, restart interval: what pixels need, and no more. */
const pixelSegments = new Set([0xc0, 0xc2, 0xc4, 0xdb, 0xdd, startOfScan])
const jfif = 0xe0
const jfifLength = 16

/**
 * Reads a JPEG segment by segment (ITU-T T.81 Annex B) and allows nothing but pixels: no EXIF, XMP, colour profile or
 * comment, no thumbnail in the JFIF header, no byte after the end (I-15). Then decodes it.
 */
export async function assertCleanJpeg(bytes: Uint8Array): Promise<void> {
  assert.deepEqual([...bytes.subarray(0, 2)], [0xff, startOfImage])
  let at = 2
  while (bytes[at + 1] !== endOfImage) {
    const marker = bytes[at + 1] ?? 0
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    assert.equal(bytes[at], 0xff, `no marker at byte ${at}`)
    if (marker === jfif) assert.equal(length, jfifLength, 'a thumbnail in the JFIF header')
    else assert.ok(pixelSegments.has(marker), `segment ${marker.toString(16)} holds more than pixels`)
    at += 2 + length
    if (marker === startOfScan) at = endOfScan(bytes, at)
  }
  assert.equal(at + 2, bytes.length, 'bytes after the end of the picture')
  const { channels } = await sharp(bytes, { failOn: 'warning' }).stats()
  assert.equal(channels.length, 3)
}

/** In a scan, 0xff is followed by 0 (a stuffed byte) or a restart marker; anything else ends it. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return assert.fail('the scan has no end')
}

export type Colour = 'red' | 'green' | 'blue' | 'yellow' | 'white' | 'other'

/** The colour at a place given in parts of the width and height, read well inside an area, as JPEG blurs edges. */
export async function colourAt(bytes: Uint8Array, right: number, down: number): Promise<Colour> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const offset = (Math.floor(down * info.height) * info.width + Math.floor(right * info.width)) * info.channels
  const isBright = [...data.subarray(offset, offset + 3)].map((value) => (value > 128 ? '1' : '0')).join('')
  const names: Record<string, Colour> = { 100: 'red', '010': 'green', '001': 'blue', 110: 'yellow', 111: 'white' }
  return names[isBright] ?? 'other'
}
