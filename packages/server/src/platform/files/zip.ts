import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array; readonly at: Date }

const version = 20
/** Bit 11: names are UTF-8 (APPNOTE 6.3.10 §4.4.4). */
const utf8Names = 0x08_00
const deflated = 8
const mostEntries = 0xff_ff

/**
 * A ZIP file (PKWARE APPNOTE 6.3.10) of what fits in memory: the papers of one person. The same entries make the same bytes.
 * @throws {RangeError} for more than 65,535 entries, or two of one name
 */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  if (entries.length > mostEntries) throw new RangeError('more files than a ZIP without its 64-bit form holds')
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw new RangeError('two files of one name')
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const packed = deflateRawSync(entry.bytes)
    const facts = factsOf(entry, packed.length, name.length)
    const local = Buffer.concat([signature(0x04_03_4b_50), facts, name, packed])
    bodies.push(local)
    directory.push(Buffer.concat([signature(0x02_01_4b_50), word(version), facts, directoryFacts(offset), name]))
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = [word(0), word(0), word(entries.length), word(entries.length), long(listed.length), long(offset), word(0)]
  return Uint8Array.from(Buffer.concat([...bodies, listed, signature(0x06_05_4b_50), ...end]))
}

/** What stands alike before the file and in the directory (§4.3.7, §4.3.12). */
function factsOf({ bytes, at }: ZipEntry, packedLength: number, nameLength: number): Buffer {
  const [time, day] = dosTime(at)
  return Buffer.concat([
    ...[version, utf8Names, deflated, time, day].map(word),
    ...[crc32(bytes), packedLength, bytes.length].map(long),
    ...[nameLength, 0].map(word),
  ])
}

/** No comment, first disk, no attributes; where the file begins. */
const directoryFacts = (offset: number): Buffer => Buffer.concat([word(0), word(0), word(0), long(0), long(offset)])

/** Two seconds fine, and without a zone: UTC here. */
function dosTime(at: Date): readonly [number, number] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return [time, day]
}

const signature = long

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
