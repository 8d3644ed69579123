import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import sharp, { type Sharp } from 'sharp'
import { onTable, passportPage } from '#test/support/passport-photos.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { flatPng, grain, picture, zip } from '#test/support/upload-samples.ts'
import { pdf } from '#test/support/pdf-samples.ts'
import type { PhotoFault } from './passport-photo.ts'
import { startPassportReader } from './passport-reader.ts'

const { readPassport, close } = startPassportReader({
  onFailure: (failure) => assert.fail(`the child failed: ${JSON.stringify(failure)}`),
})
after(close)

const linesOf = (zone: string): [string, string] => {
  const [upper = '', lower = ''] = zone.split('\n')
  return [upper, lower]
}
const jpegOf = (photo: Sharp): Promise<Buffer> => photo.jpeg({ quality: 85 }).toBuffer()
const unreadable = (because: PhotoFault) => ({
  ok: false,
  refusal: { code: 'passport-photo-unreadable', because },
})

const lines = linesOf(passportZone())
const pageWidth = 1100
let specimen: Buffer
before(async () => {
  specimen = await passportPage(lines, pageWidth)
})

const shadow = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="1100" height="774"><linearGradient id="g">
    <stop offset="0" stop-opacity="0"/><stop offset="1" stop-opacity="0.6"/></linearGradient>
    <rect width="1100" height="774" fill="url(#g)"/></svg>`,
)

type Way = readonly [name: string, photograph: (page: Buffer) => Sharp, zone?: string]

const ways: readonly Way[] = [
  ['straight, German', (page) => sharp(page), passportZone({ nationality: 'D', birth: '74<<<<', number: 'C01X00T47' })],
  ['askew by 7°, stateless', (page) => onTable(page, 7), passportZone({ nationality: 'XXA', number: 'AB<<<<<<<' })],
  ['turned by a quarter, two names', (page) => onTable(page, 90), passportZone({ name: 'MUELLER<LUKASIEWICZ<<DORDE' })],
  [
    'upside down, name cut',
    (page) => onTable(page, 180),
    passportZone({ name: 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K' }),
  ],
  ['turned by three quarters, and askew', (page) => onTable(page, 266)],
  ['turned by the camera, which says so', (page) => sharp(page).rotate(270).withMetadata({ orientation: 6 })],
  ['dim', (page) => onTable(page, 2).linear(0.25, 4)],
  ['not quite sharp', (page) => onTable(page, -2).blur(1.2)],
  ['from far away', (page) => onTable(page, 3).resize({ width: 800 })],
  ['with a shadow over it', (page) => sharp(page).composite([{ input: shadow }])],
  ['from the side', (page) => onTable(page).affine([1, 0.05, 0.03, 1], { background: '#7a6a5c' })],
  ['by a camera of 12 megapixels', (page) => sharp(page).resize({ width: 4000 })],
  [
    'with a wrong check digit, which it keeps',
    (page) => sharp(page),
    passportZone().replace('L898902C36', 'L898902C37'),
  ],
]

describe('a photo of a passport is read', () => {
  for (const [name, photograph, zone] of ways) {
    it(name, async () => {
      const wanted = zone === undefined ? lines : linesOf(zone)
      const photo = photograph(zone === undefined ? specimen : await passportPage(wanted, pageWidth))
      assert.deepEqual(await readPassport(await jpegOf(photo)), { ok: true, value: { lines: wanted } })
    })
  }

  it('in the narrower letters of our specimen', async () => {
    const own = await readFile(new URL('../../../assets/demo/specimen-passport.jpg', import.meta.url))
    assert.deepEqual(await readPassport(own), {
      ok: true,
      value: {
        lines: ['P<UTOSPECIMEN<<ANNA<MARIA'.padEnd(44, '<'), 'L898902C36UTO7408122F3204157<<<<<<<<<<<<<<06'],
      },
    })
  })
})

describe('a photo that cannot be read says why', () => {
  const faults: readonly (readonly [
    what: string,
    make: () => Promise<Uint8Array> | Uint8Array,
    because: PhotoFault,
  ])[] = [
    ['nothing', () => Buffer.alloc(0), 'not-a-picture'],
    ['a ZIP named passport.jpg', () => zip('passport.jpg', 'picture'), 'not-a-picture'],
    ['noise', () => Buffer.concat([Buffer.from([1]), randomBytes(5000)]), 'not-a-picture'],
    ['a PDF', () => pdf(), 'not-a-picture'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-a-picture'],
    ['half of a photo', async () => (await jpegOf(sharp(specimen))).subarray(0, 20_000), 'not-a-picture'],
    ['one byte too many', () => Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 'too-large'],
    ['more pixels than we unpack', () => flatPng(10_001, 5_000), 'too-large'],
    ['night', () => jpegOf(onTable(specimen).linear(0.012, 0)), 'too-dark'],
    ['a thumbnail', () => jpegOf(sharp(specimen).resize({ width: 240 })), 'too-small'],
    [
      'a page without its right end',
      () => jpegOf(sharp(specimen).extract({ left: 0, top: 0, width: 860, height: 774 })),
      'cut',
    ],
    [
      'a page without its left end',
      () => jpegOf(sharp(specimen).extract({ left: 250, top: 0, width: 850, height: 774 })),
      'cut',
    ],
    [
      'a page without its last line',
      () => jpegOf(sharp(specimen).extract({ left: 0, top: 0, width: 1100, height: 690 })),
      'cut',
    ],
    ['a hand that shook', () => jpegOf(onTable(specimen).blur(9)), 'not-sharp'],
    [
      'a camera out of focus, from far away',
      () => jpegOf(onTable(specimen).resize({ width: 700 }).blur(5)),
      'not-sharp',
    ],
    ['a page across the corner', () => jpegOf(onTable(specimen, 40)), 'askew'],
    ['a page across the other corner', () => jpegOf(onTable(specimen, 305)), 'askew'],
    ['a lamp that glares on the lines', () => glare(630), 'zone-not-found'],
    ['a lamp that glares on the last line', () => glare(690), 'cut'],
    ['a landscape in fog', () => jpegOf(grain(1600, 1000).blur(8)), 'zone-not-found'],
    ['a white wall', () => whiteWall(), 'zone-not-found'],
    ['two squares', () => jpegOf(picture(1600, 1200)), 'zone-not-found'],
    ['a visa', () => visa(), 'zone-not-found'],
  ]
  for (const [what, make, because] of faults) {
    it(`${what}: ${because}`, async () => {
      assert.deepEqual(await readPassport(await make()), unreadable(because))
    })
  }
})

/** White light over the page, from `top` down to its end. */
function glare(top: number): Promise<Buffer> {
  const light = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1100" height="774"><rect y="${top}" width="1100" height="774" fill="#fff"/></svg>`,
  )
  return jpegOf(onTable(sharp(specimen).composite([{ input: light }])))
}

function whiteWall(): Promise<Buffer> {
  return jpegOf(sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#fff' } }))
}

/** MRV-A, Doc 9303-7 appendix B.1: as long as a passport's zone, and of another document. */
async function visa(): Promise<Buffer> {
  const zone: [string, string] = [
    'V<UTOERIKSSON<<ANNA<MARIA'.padEnd(44, '<'),
    'L898902C<3UTO6908061F9406236ZE184226B<<<<<<<',
  ]
  return jpegOf(sharp(await passportPage(zone)))
}

describe('reading is walled off', () => {
  const child = (name: string): URL => new URL(`../../../test/support/children/${name}.ts`, import.meta.url)

  it('gives up a photo that takes too long, and is free for the next', async () => {
    const failures: string[] = []
    const reader = startPassportReader({
      childFile: child('hanging-child'),
      timeoutMs: 300,
      onFailure: ({ kind }) => failures.push(kind),
    })
    assert.deepEqual(await reader.readPassport(Buffer.from('photo')), unreadable('too-slow'))
    assert.deepEqual(await reader.readPassport(Buffer.from('photo')), unreadable('too-slow'))
    assert.deepEqual(failures, ['timed-out', 'timed-out'])
    await reader.close()
  })

  it('lets few wait, and answers the others at once', async () => {
    const reader = startPassportReader({
      childFile: child('hanging-child'),
      timeoutMs: 300,
      queueLimit: 1,
      onFailure: () => {},
    })
    const answered: number[] = []
    const ask = async (turn: number): Promise<void> => {
      assert.deepEqual(await reader.readPassport(Buffer.from('photo')), unreadable('too-slow'))
      answered.push(turn)
    }
    await Promise.all([ask(1), ask(2), ask(3)])
    assert.equal(answered[0], 3)
    await reader.close()
  })
})
