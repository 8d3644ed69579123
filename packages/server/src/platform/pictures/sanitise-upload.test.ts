import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { assertCleanJpeg } from '#test/support/clean-page-checks.ts'
import { pdfWithOwnerPassword, pdfWithPasswordAes, pdfWithPasswordRc4 } from '#test/support/encrypted-pdf-samples.ts'
import { filledForm, pdf, pdfStream, pdfWithPicture } from '#test/support/pdf-samples.ts'
import {
  animatedPng,
  animatedWebp,
  exifWithThumbnail,
  flatPng,
  grain,
  isoMediaFile,
  jpeg,
  jpegWithGps,
  jpegWithSegment,
  picture,
  png,
  pngChunk,
  pngWithChunks,
  secret,
  turnedJpeg,
  webp,
  withXmp,
  zip,
} from '#test/support/upload-samples.ts'
import type { UploadFault } from './clean-upload.ts'
import { startUploadSanitiser } from './sanitise-upload.ts'
import { defaultUploadLimits, type AcceptedMediaType } from './upload-limits.ts'

const { sanitiseUpload, close } = startUploadSanitiser({
  onFailure: (failure) => assert.fail(`a child failed: ${JSON.stringify(failure)}`),
})
after(close)

type Made = Uint8Array | Promise<Uint8Array>
type Accepted = readonly [name: string, make: () => Made, mediaType: AcceptedMediaType, sizes: readonly string[]]
type Refused = readonly [name: string, make: () => Made, fault: UploadFault]

const text = (content: string) => (): Buffer => Buffer.from(content)
const joined = async (first: Made, tail: Uint8Array): Promise<Buffer> => Buffer.concat([await first, tail])
const cut = async (whole: Made, part: number): Promise<Uint8Array> => {
  const bytes = await whole
  return bytes.subarray(0, Math.floor(bytes.length * part))
}
const htmlTail = Buffer.from(`<html><script>alert("${secret}")</script></html>`)
const javascript = `<< /S /JavaScript /JS (app.alert\\("${secret}"\\)) >>`
const onePage = ['2000x2000']

const pictures: readonly Accepted[] = [
  ['JPEG', () => jpeg(), 'image/jpeg', ['320x200']],
  ['progressive JPEG', () => jpeg({ progressive: true }), 'image/jpeg', ['320x200']],
  ['grey JPEG', () => picture().greyscale().jpeg().toBuffer(), 'image/jpeg', ['320x200']],
  ['CMYK JPEG', () => picture().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg', ['320x200']],
  ['PNG', () => png(), 'image/png', ['320x200']],
  ['interlaced PNG of 16 bits', deepPng, 'image/png', ['320x200']],
  ['interlaced PNG', () => png({ progressive: true }), 'image/png', ['320x200']],
  ['PNG with a palette', () => png({ palette: true, colours: 4 }), 'image/png', ['320x200']],
  ['16-bit PNG', () => picture().toColourspace('rgb16').png().toBuffer(), 'image/png', ['320x200']],
  [
    'see-through PNG',
    async () =>
      sharp(await png())
        .removeAlpha()
        .ensureAlpha(0.5)
        .png()
        .toBuffer(),
    'image/png',
    ['320x200'],
  ],
  ['WebP', () => webp(), 'image/webp', ['320x200']],
  ['lossless WebP', () => webp({ lossless: true }), 'image/webp', ['320x200']],
  ['animated WebP', () => animatedWebp(12), 'image/webp', ['32x32']],
  ['animated PNG', async () => animatedPng(await png(), 10_000), 'image/png', ['320x200']],
  ['one pixel', () => flatPng(1, 1), 'image/png', ['1x1']],
  ['a very long strip', () => flatPng(40_000, 2), 'image/png', ['3000x1']],
  [
    'photograph of 12 megapixels',
    () => grain(4000, 3000).jpeg({ quality: 80 }).toBuffer(),
    'image/jpeg',
    ['3000x2250'],
  ],
  ['just below the pixel limit', () => flatPng(10_000, 5_000), 'image/png', ['3000x1500']],
  ['turned by EXIF', () => turnedJpeg(6), 'image/jpeg', ['200x320']],
]

const withHiddenParts: readonly Accepted[] = [
  ['JPEG with GPS and description', jpegWithGps, 'image/jpeg', ['320x200']],
  ['JPEG with XMP', () => withXmp('jpeg'), 'image/jpeg', ['320x200']],
  ['PNG with XMP', () => withXmp('png'), 'image/png', ['320x200']],
  ['WebP with XMP', () => withXmp('webp'), 'image/webp', ['320x200']],
  ['JPEG with a colour profile', () => picture().withIccProfile('p3').jpeg().toBuffer(), 'image/jpeg', ['320x200']],
  [
    'JPEG with nonsense for a colour profile',
    async () => {
      const body = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), Buffer.alloc(60_000, secret)])
      return jpegWithSegment(await jpeg(), 0xe2, body)
    },
    'image/jpeg',
    ['320x200'],
  ],
  [
    'JPEG with a thumbnail of another picture',
    async () => {
      const other = jpegWithSegment(await grain(40, 40).jpeg().toBuffer(), 0xfe, Buffer.from(secret))
      return jpegWithSegment(await jpeg(), 0xe1, exifWithThumbnail(other))
    },
    'image/jpeg',
    ['320x200'],
  ],
  ['JPEG with a comment', async () => jpegWithSegment(await jpeg(), 0xfe, htmlTail), 'image/jpeg', ['320x200']],
  [
    'PNG with text',
    async () => pngWithChunks(await png(), pngChunk('tEXt', Buffer.from(`Comment\0${secret}`))),
    'image/png',
    ['320x200'],
  ],
  ['JPEG and ZIP in one', () => joined(jpeg(), zip('run.js', secret)), 'image/jpeg', ['320x200']],
  ['JPEG and web page in one', () => joined(jpeg(), htmlTail), 'image/jpeg', ['320x200']],
  ['PNG and ZIP in one', () => joined(png(), zip('run.js', secret)), 'image/png', ['320x200']],
  ['WebP and web page in one', () => joined(webp(), htmlTail), 'image/webp', ['320x200']],
  ['JPEG filled up to the byte limit', () => paddedTo(defaultUploadLimits.maxBytes), 'image/jpeg', ['320x200']],
]

async function paddedTo(size: number): Promise<Buffer> {
  const start = await jpeg()
  return Buffer.concat([start, Buffer.alloc(size - start.length, secret)])
}

const documents: readonly Accepted[] = [
  ['1 page', () => pdf(), 'application/pdf', onePage],
  ['4 pages', () => pdf({ pages: 4 }), 'application/pdf', ['2000x2000', '2000x2000', '2000x2000', '2000x2000']],
  ['A4', () => pdf({ mediaBox: '0 0 595 842' }), 'application/pdf', ['1652x2338']],
  ['page as small as a stamp', () => pdf({ mediaBox: '0 0 40 30' }), 'application/pdf', ['2000x1500']],
  ['turned page', () => pdf({ mediaBox: '0 0 400 200', page: '/Rotate 90' }), 'application/pdf', ['1000x2000']],
  ['huge page', () => pdf({ mediaBox: '0 0 2000000000 1000000000' }), 'application/pdf', ['3000x1500']],
  ['page as thin as a hair', () => pdf({ mediaBox: '0 0 100000 0.01' }), 'application/pdf', ['3000x1']],
  ['scan', async () => pdfWithPicture(scanned(320, 200), await jpeg()), 'application/pdf', onePage],
  ['form that is filled in', filledForm, 'application/pdf', onePage],
  ['JavaScript on opening', () => pdf({ catalog: `/OpenAction ${javascript}` }), 'application/pdf', onePage],
  ['JavaScript on the page', () => pdf({ page: `/AA << /O ${javascript} >>` }), 'application/pdf', onePage],
  [
    'a program to start',
    () => pdf({ catalog: '/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>' }),
    'application/pdf',
    onePage,
  ],
  [
    'a link to fetch',
    () => pdf({ catalog: '/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>' }),
    'application/pdf',
    onePage,
  ],
  ['an attached file', () => pdf({ catalog: attachment, objects: [attached] }), 'application/pdf', onePage],
  [
    'a picture kept in another file',
    () => pdfWithPicture(`${scanned(9, 9)} /F (/etc/passwd)`, Buffer.alloc(0)),
    'application/pdf',
    onePage,
  ],
  ['PDF and ZIP in one', () => joined(pdf(), zip('run.js', secret)), 'application/pdf', onePage],
  ['password only for changing it', () => pdfWithOwnerPassword, 'application/pdf', onePage],
  ['without its last line', () => cut(pdf(), 0.97), 'application/pdf', onePage],
]

const scanned = (width: number, height: number): string =>
  `/Filter /DCTDecode /ColorSpace /DeviceRGB /BitsPerComponent 8 /Width ${width} /Height ${height}`
const attachment =
  '/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 10 0 R >> >>] >> >>'
const attached = pdfStream('/Type /EmbeddedFile', `MZ${secret}`)

const otherTypes: readonly Refused[] = (
  [
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['SVG with an XML head', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['web page', text('<!doctype html><script>alert(1)</script>')],
    ['web page before a PDF', text(`<html></html>${pdf().toString('latin1')}`)],
    ['plain text', text('my passport')],
    ['EICAR test file', text('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')],
    ['PostScript', text('%!PS-Adobe-3.0\n(hello) show')],
    ['GIF', () => picture().gif().toBuffer()],
    ['TIFF', () => picture().tiff().toBuffer()],
    ['AVIF', () => isoMediaFile('avif')],
    ['HEIC', () => isoMediaFile('heic')],
    ['film', () => isoMediaFile('isom')],
    ['BMP', () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
    ['icon', () => Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0])],
    ['sound in a RIFF file', text('RIFF\x24\0\0\0WAVEfmt ')],
    ['ZIP', () => zip('passport.jpg', 'picture')],
    ['DOCX', () => zip('[Content_Types].xml', '<Types><Default ContentType="wordprocessingml.document"/></Types>')],
    ['gzip', () => gzipSync('picture')],
    ['program for Linux', () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(64)])],
    ['program for Windows', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(128)])],
    ['noise', () => Buffer.concat([Buffer.from([1]), randomBytes(5000)])],
    ['zeros', () => Buffer.alloc(5000)],
  ] as const
).map(([name, make]): Refused => [name, make, 'file-type-not-allowed'])

const damaged: readonly Refused[] = (
  [
    ['half a JPEG', () => cut(jpeg(), 0.5)],
    ['JPEG without its last bytes', () => cut(grain(200, 200).jpeg().toBuffer(), 0.98)],
    ['start of a JPEG', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['half a PNG', () => cut(grain(200, 200).png().toBuffer(), 0.5)],
    ['start of a PNG', () => cut(png(), 0.1)],
    ['PNG with changed pixels', async () => withByteChanged(await grain(200, 200).png().toBuffer())],
    ['half a WebP', () => cut(grain(200, 200).webp().toBuffer(), 0.5)],
    ['start of a WebP', text('RIFF\x24\0\0\0WEBPVP8 ')],
    ['half a PDF', () => cut(pdf(), 0.5)],
    ['PDF cut before its trailer', () => cut(pdf(), 0.8)],
    ['noise after %PDF', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)])],
    ['zeros after %PDF', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000)])],
    ['PDF without pages', () => pdf({ pages: 0 })],
    ['PDF whose page is no page', () => pdf({ pages: 0, count: 1 })],
    ['PDF that contains itself', () => pdf({ pages: 0, count: 1, catalog: '/Pages 1 0 R /Kids [1 0 R]' })],
  ] as const
).map(([name, make]): Refused => [name, make, 'file-damaged'])

const overLimits: readonly Refused[] = [
  ['nothing', () => Buffer.alloc(0), 'file-empty'],
  ['one byte too many', () => paddedTo(defaultUploadLimits.maxBytes + 1), 'file-too-big'],
  ['PNG of 16,000 × 16,000', () => flatPng(16_000, 16_000), 'picture-too-large'],
  ['PNG that only claims to be huge', async () => withSize(await png(), 60_000, 60_000), 'picture-too-large'],
  ['interlaced PNG of 16 bits', async () => withSize(await deepPng(), 7000, 7000), 'picture-too-large'],
  ['just above the pixel limit', () => flatPng(10_001, 5_000), 'picture-too-large'],
  ['PDF of 5 pages', () => pdf({ pages: 5 }), 'file-too-many-pages'],
  ['PDF that claims 10,000 pages', () => pdf({ count: 10_000 }), 'file-too-many-pages'],
  ['PDF whose content unpacks to 600 MB', () => packedPdf(600), 'picture-too-large'],
  ['PDF with a password, RC4', () => pdfWithPasswordRc4, 'file-password-protected'],
  ['PDF with a password, AES-256', () => pdfWithPasswordAes, 'file-password-protected'],
  ['PDF with an unknown lock', () => pdf({ trailer: '/Encrypt << /Filter /Other /V 1 >>' }), 'file-password-protected'],
]

function deepPng(): Promise<Buffer> {
  return picture().ensureAlpha(0.5).toColourspace('rgb16').png({ progressive: true }).toBuffer()
}

/** Packed twice, so that the file is a few kilobytes. */
function packedPdf(megabytes: number): Buffer {
  const once = deflateSync(Buffer.alloc(megabytes * 1_000_000, ' '), { level: 1 })
  const packed = pdfStream('/Filter [/FlateDecode /FlateDecode]', deflateSync(once))
  return pdf({ page: '/Contents 10 0 R', objects: [packed] })
}

function withByteChanged(bytes: Buffer): Buffer {
  const middle = Math.floor(bytes.length / 2)
  bytes.writeUInt8((bytes[middle] ?? 0) ^ 0xff, middle)
  return bytes
}

/** Writes other measures into the header of a PNG, and makes its checksum right again. */
function withSize(bytes: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(bytes.subarray(16, 29))
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([bytes.subarray(0, 8), pngChunk('IHDR', header), bytes.subarray(33)])
}

for (const [kind, cases] of Object.entries({ pictures, withHiddenParts, documents })) {
  describe(`accepts ${kind}`, () => {
    for (const [name, make, mediaType, sizes] of cases) {
      it(name, async () => {
        const original = Buffer.from(await make())
        const before = createHash('sha256').update(original).digest('hex')
        const cleaned = await sanitiseUpload(original)
        assert.ok(cleaned.ok, cleaned.ok ? '' : cleaned.refusal)
        const { pages, sha256, mediaType: found } = cleaned.value
        assert.equal(found, mediaType)
        assert.equal(sha256, before)
        assert.equal(createHash('sha256').update(original).digest('hex'), before, 'the original was changed')
        assert.deepEqual(
          pages.map((page) => `${page.width}x${page.height}`),
          sizes,
        )
        for (const page of pages) {
          await assertCleanJpeg(page.bytes)
          assert.equal(Buffer.from(page.bytes).includes(secret), false)
          const real = await sharp(page.bytes).metadata()
          assert.deepEqual([real.width, real.height, real.space], [page.width, page.height, 'srgb'])
        }
      })
    }
  })
}

for (const [kind, cases] of Object.entries({ otherTypes, damaged, overLimits })) {
  describe(`refuses ${kind}`, () => {
    for (const [name, make, fault] of cases) {
      it(name, async () => {
        assert.deepEqual(await sanitiseUpload(await make()), { ok: false, refusal: fault })
      })
    }
  })
}
