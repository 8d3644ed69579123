import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Create, type JpegOptions, type PngOptions, type Sharp, type WebpOptions } from 'sharp'

/** Material for tests of uploads, made here so that no binary file lies in the repository. */

export type Rgb = readonly [red: number, green: number, blue: number]

export const red: Rgb = [255, 0, 0]
export const green: Rgb = [0, 255, 0]
export const white: Rgb = [255, 255, 255]

/** White, with a red square in the top left corner and a green one in the top right: shows how it lies. */
export function picture(width = 320, height = 200): Sharp {
  const side = Math.floor(Math.min(width, height) / 4)
  const square = ([r, g, b]: Rgb): { create: Create } => ({
    create: { width: side, height: side, channels: 3, background: { r, g, b } },
  })
  const paper = sharp({ create: { width, height, channels: 3, background: '#fff' } })
  return paper.composite([
    { input: square(red), left: 0, top: 0 },
    { input: square(green), left: width - side, top: 0 },
  ])
}

export const jpeg = (options: JpegOptions = {}): Promise<Buffer> => picture().jpeg(options).toBuffer()
export const png = (options: PngOptions = {}): Promise<Buffer> => picture().png(options).toBuffer()
export const webp = (options: WebpOptions = {}): Promise<Buffer> => picture().webp(options).toBuffer()

/** Grain that hardly compresses: as large as a photograph can get. */
export function grain(width: number, height: number): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
}

/** A place, and words that must be found nowhere afterwards. */
export const secret = 'SECRET-NOTE-7f3a'

export const jpegWithGps = (): Promise<Buffer> =>
  picture()
    .withExif({
      IFD0: { ImageDescription: secret, Make: 'Phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 10/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '71/1 26/1 45/1',
      },
    })
    .jpeg()
    .toBuffer()

export const withXmp = (format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
  picture()
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>${secret}</rdf:li></x:xmpmeta>`)
    .toFormat(format)
    .toBuffer()

/** EXIF orientation 1 to 8 (CIPA DC-008 §4.6.4): the stored pixels are `picture()`, whatever the tag says. */
export const turnedJpeg = (orientation: number): Promise<Buffer> =>
  picture().withMetadata({ orientation }).jpeg().toBuffer()

/** Puts one more segment after the start of a JPEG: `0xe1` for EXIF, `0xe2` for a colour profile, `0xfe` for a comment. */
export function jpegWithSegment(original: Buffer, marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff])
  return Buffer.concat([original.subarray(0, 2), head, body, original.subarray(2)])
}

/** An EXIF body whose second directory holds nothing but a small JPEG (CIPA DC-008 §4.5.5). */
export function exifWithThumbnail(thumbnail: Buffer): Buffer {
  const field = (tag: number, value: number): Buffer => Buffer.concat([uint16le(tag, 4), uint32le(1, value)])
  const tiff = Buffer.concat([Buffer.from('II*\0'), uint32le(8), uint16le(0), uint32le(14), uint16le(2)])
  const fields = Buffer.concat([field(0x0201, 44), field(0x0202, thumbnail.length), uint32le(0)])
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, fields, thumbnail])
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function pngChunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  return Buffer.concat([uint32(body.length), named, uint32(crc32(named))])
}

/** A real picture of one grey, packed row by row: 16,000 × 16,000 pixels are some hundred kilobytes. */
export function flatPng(width: number, height: number): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, 0])])
  const rows = deflateSync(Buffer.alloc((width + 1) * height), { level: 1 })
  return Buffer.concat([pngStart, pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))])
}

/** Puts chunks between the header of a PNG (33 bytes with the signature) and its pixels. */
export function pngWithChunks(original: Buffer, ...chunks: Buffer[]): Buffer {
  return Buffer.concat([original.subarray(0, 33), ...chunks, original.subarray(33)])
}

/** Declares frames that never come (PNG, third edition, §11.3.2): only the first picture is there. */
export function animatedPng(still: Buffer, frames: number): Buffer {
  return pngWithChunks(still, pngChunk('acTL', Buffer.concat([uint32(frames), uint32(0)])))
}

/** The first frame is red, all others are blue. */
export async function animatedWebp(frames: number): Promise<Buffer> {
  const shade = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 32, height: 32, channels: 3, background } })
      .png()
      .toBuffer()
  const [first, other] = await Promise.all([shade('#f00'), shade('#00f')])
  return sharp([first, ...Array.from({ length: frames - 1 }, () => other)], { join: { animated: true } })
    .webp({ loop: 0, delay: Array.from({ length: frames }, () => 20) })
    .toBuffer()
}

/** One file, stored, not packed (APPNOTE §4.3): enough for every program that opens ZIPs. */
export function zip(name: string, content: string): Buffer {
  const body = Buffer.from(content)
  const common = Buffer.concat([uint16le(20, 0, 0, 0, 0), uint32le(crc32(body), body.length, body.length)])
  const local = Buffer.concat([uint32le(0x04034b50), common, uint16le(name.length, 0), Buffer.from(name), body])
  const central = Buffer.concat([
    uint32le(0x02014b50),
    uint16le(20),
    common,
    uint16le(name.length, 0, 0, 0, 0),
    uint32le(0, 0),
    Buffer.from(name),
  ])
  const end = Buffer.concat([
    uint32le(0x06054b50),
    uint16le(0, 0, 1, 1),
    uint32le(central.length, local.length),
    uint16le(0),
  ])
  return Buffer.concat([local, central, end])
}

/** The first box of an ISO media file (ISO/IEC 14496-12 §4.3) names its kind: `heic`, `avif`, `isom`… */
export function isoMediaFile(brand: string): Buffer {
  return Buffer.concat([uint32(24), Buffer.from(`ftyp${brand}`), uint32(0), Buffer.from(`mif1${brand}`)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function uint32le(...values: number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer)
}

function uint16le(...values: number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer)
}
