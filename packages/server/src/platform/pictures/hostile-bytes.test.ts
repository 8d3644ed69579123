import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import fc from 'fast-check'
import { assertCleanJpeg } from '#test/support/clean-page-checks.ts'
import { pdf } from '#test/support/pdf-samples.ts'
import { isLongRun } from '#test/support/property-runs.ts'
import { jpeg, jpegWithGps, png, webp } from '#test/support/upload-samples.ts'
import { uploadFaults } from './clean-upload.ts'
import { startUploadSanitiser } from './sanitise-upload.ts'

const { sanitiseUpload, close } = startUploadSanitiser({
  onFailure: (failure) => assert.fail(`a child failed: ${JSON.stringify(failure)}`),
})
after(close)

/** I-15: whatever comes in, what comes out is a fault that we have a text for, or nothing but pixels. */
async function assertCleanOrRefused(bytes: Uint8Array): Promise<void> {
  const cleaned = await sanitiseUpload(bytes)
  if (!cleaned.ok) {
    assert.ok(uploadFaults.includes(cleaned.refusal))
    assert.notEqual(cleaned.refusal, 'processing-failed')
    return
  }
  assert.ok(cleaned.value.pages.length > 0)
  for (const page of cleaned.value.pages) await assertCleanJpeg(page.bytes)
}

/** Each takes a process some milliseconds: a quarter of them is enough for every day. */
const runs = (whole: number) => (isLongRun ? whole : whole / 4)

const starts = [
  '',
  '%PDF-1.4\n',
  '\xff\xd8\xff\xe0',
  '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
  'RIFF\xff\0\0\0WEBPVP8X',
  'RIFF\xff\0\0\0WEBPVP8L',
]

it('takes or refuses any bytes, with any start', async () => {
  const bytes = fc.uint8Array({ maxLength: 400 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), bytes, (start, rest) =>
      assertCleanOrRefused(Buffer.concat([Buffer.from(start, 'latin1'), rest])),
    ),
    { numRuns: runs(300) },
  )
})

const good = [
  await jpeg(),
  await jpegWithGps(),
  await jpeg({ progressive: true }),
  await png(),
  await webp(),
  await webp({ lossless: true }),
  pdf(),
]

/** Writes, removes or repeats a few bytes at a place anywhere in the file. */
const change = fc.record({
  place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  removed: fc.nat({ max: 8 }),
  written: fc.uint8Array({ maxLength: 8 }),
})

it('takes or refuses any change of a good file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...good),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (original, changes) => {
        let bytes = original
        for (const { place, removed, written } of changes) {
          const at = Math.floor(place * bytes.length)
          bytes = Buffer.concat([bytes.subarray(0, at), written, bytes.subarray(at + removed)])
        }
        await assertCleanOrRefused(bytes)
      },
    ),
    { numRuns: runs(400) },
  )
})
