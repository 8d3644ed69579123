import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import sharp from 'sharp'
import { colourAt, type Colour } from '#test/support/clean-page-checks.ts'
import { filledForm, pdf, pdfWithPicture } from '#test/support/pdf-samples.ts'
import { animatedPng, animatedWebp, jpeg, picture, png, turnedJpeg } from '#test/support/upload-samples.ts'
import { startUploadSanitiser } from './sanitise-upload.ts'

const { sanitiseUpload, close } = startUploadSanitiser({ onFailure: (failure) => assert.fail(failure.kind) })
after(close)

async function firstPage(original: Uint8Array): Promise<Uint8Array> {
  const cleaned = await sanitiseUpload(original)
  assert.ok(cleaned.ok)
  return cleaned.value.pages[0]?.bytes ?? assert.fail('no page')
}

async function corners(page: Uint8Array): Promise<Colour[]> {
  const places = [
    [0.05, 0.05],
    [0.95, 0.05],
    [0.95, 0.95],
    [0.05, 0.95],
  ] as const
  return Promise.all(places.map(([right, down]) => colourAt(page, right, down)))
}

describe('clean pixels show what the original shows', () => {
  /** Clockwise from the top left; CIPA DC-008 §4.6.4, Orientation. */
  const turned: Record<number, Colour[]> = {
    1: ['red', 'green', 'white', 'white'],
    2: ['green', 'red', 'white', 'white'],
    3: ['white', 'white', 'red', 'green'],
    4: ['white', 'white', 'green', 'red'],
    5: ['red', 'white', 'white', 'green'],
    6: ['white', 'red', 'green', 'white'],
    7: ['white', 'green', 'red', 'white'],
    8: ['green', 'white', 'white', 'red'],
  }
  for (const [orientation, expected] of Object.entries(turned)) {
    it(`lies upright with EXIF orientation ${orientation}`, async () => {
      assert.deepEqual(await corners(await firstPage(await turnedJpeg(Number(orientation)))), expected)
    })
  }

  const asStored = ['red', 'green', 'white', 'white']
  const kinds = {
    '16 bits': () => picture().toColourspace('rgb16').png().toBuffer(),
    'a palette': () => png({ palette: true, colours: 8 }),
    'a wide colour profile': () => picture().withIccProfile('p3').jpeg().toBuffer(),
    'frames that never come': async () => animatedPng(await png(), 10_000),
  }
  for (const [kind, make] of Object.entries(kinds)) {
    it(`keeps colours with ${kind}`, async () => {
      assert.deepEqual(await corners(await firstPage(await make())), asStored)
    })
  }

  it('keeps colours with CMYK', async () => {
    const printed = await picture().toColourspace('cmyk').jpeg().toBuffer()
    // Ink cannot print the green of a screen: libvips' profile makes it a yellow when the sample is written.
    assert.deepEqual(await corners(await firstPage(printed)), ['red', 'yellow', 'white', 'white'])
  })

  it('lays what is see-through on white paper', async () => {
    const nothing = await sharp(await png())
      .removeAlpha()
      .ensureAlpha(0)
      .png()
      .toBuffer()
    assert.deepEqual(await corners(await firstPage(nothing)), ['white', 'white', 'white', 'white'])
  })

  it('takes the first frame of an animation', async () => {
    assert.equal(await colourAt(await firstPage(await animatedWebp(5)), 0.5, 0.5), 'red')
  })

  it('draws a page of a PDF', async () => {
    const page = await firstPage(pdf())
    assert.equal(await colourAt(page, 0.5, 0.5), 'red')
    assert.equal(await colourAt(page, 0.02, 0.5), 'white')
  })

  it('draws a scan inside a PDF', async () => {
    const scan = '/Filter /DCTDecode /ColorSpace /DeviceRGB /BitsPerComponent 8 /Width 320 /Height 200'
    assert.deepEqual(await corners(await firstPage(pdfWithPicture(scan, await jpeg()))), asStored)
  })

  it('draws what was filled into a form', async () => {
    assert.equal(await colourAt(await firstPage(filledForm()), 0.5, 0.5), 'red')
  })

  it('draws a mark that somebody put on a page', async () => {
    const appearance =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length 28 >>\nstream\n0 1 0 rg 0 0 200 200 re f   \nendstream'
    const mark = '<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 200 200] /AP << /N 11 0 R >> >>'
    const page = await firstPage(pdf({ page: '/Annots [10 0 R]', objects: [mark, appearance] }))
    assert.equal(await colourAt(page, 0.5, 0.5), 'green')
  })
})
