import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { pdf } from '#test/support/pdf-samples.ts'
import { jpeg, picture } from '#test/support/upload-samples.ts'
import type { FailedAttempt } from './attempt-job.ts'
import { startUploadSanitiser, type UploadSanitiser, type UploadSanitiserOptions } from './sanitise-upload.ts'
import { defaultUploadLimits } from './upload-limits.ts'

const started: UploadSanitiser[] = []
after(() => Promise.all(started.map((sanitiser) => sanitiser.close())))

function start(options: Partial<UploadSanitiserOptions> = {}): UploadSanitiser & { failures: FailedAttempt[] } {
  const failures: FailedAttempt[] = []
  const sanitiser = startUploadSanitiser({ onFailure: (failure) => failures.push(failure), ...options })
  started.push(sanitiser)
  return { ...sanitiser, failures }
}

const child = (name: string): URL => new URL(`../../../test/support/children/${name}`, import.meta.url)
const hanging = child('hanging-child.ts')
const broken = child('broken-child.ts')

describe('limits that the caller sets', () => {
  const { sanitiseUpload } = start()

  it('bound bytes, pages and pixels', async () => {
    const tight = { ...defaultUploadLimits, maxPages: 1, maxPixels: 320 * 200 - 1 }
    const refusalOf = async (bytes: Uint8Array, limits = tight): Promise<string> => {
      const cleaned = await sanitiseUpload(bytes, limits)
      return cleaned.ok ? 'accepted' : cleaned.refusal
    }
    assert.equal(await refusalOf(await jpeg()), 'picture-too-large')
    assert.equal(await refusalOf(await jpeg(), { ...tight, maxPixels: 320 * 200 }), 'accepted')
    assert.equal(await refusalOf(pdf({ pages: 2 })), 'file-too-many-pages')
    assert.equal(await refusalOf(pdf()), 'accepted')
    assert.equal(await refusalOf(pdf(), { ...tight, maxBytes: pdf().length - 1 }), 'file-too-big')
  })

  it('bound the longest side of what comes out', async () => {
    const small = { ...defaultUploadLimits, maxSide: 100 }
    for (const bytes of [await jpeg(), await picture(200, 320).png().toBuffer(), pdf()]) {
      const cleaned = await sanitiseUpload(bytes, small)
      assert.ok(cleaned.ok)
      for (const page of cleaned.value.pages) assert.equal(Math.max(page.width, page.height), 100)
    }
  })

  it('never enlarge a picture', async () => {
    const cleaned = await sanitiseUpload(await jpeg(), { ...defaultUploadLimits, maxSide: 9000 })
    assert.ok(cleaned.ok)
    assert.equal(cleaned.value.pages[0]?.width, 320)
  })
})

describe('when cleaning does not work', () => {
  it('a file that takes too long can be tried again', async () => {
    const { sanitiseUpload, failures } = start({ workerFile: hanging, timeoutMs: 200 })
    assert.deepEqual(await sanitiseUpload(await jpeg()), { ok: false, refusal: 'processing-failed' })
    assert.deepEqual(failures, [{ kind: 'timed-out' }])
  })

  it('a broken child is told of, not hidden', async () => {
    const { sanitiseUpload, failures } = start({ workerFile: broken })
    assert.deepEqual(await sanitiseUpload(await jpeg()), { ok: false, refusal: 'processing-failed' })
    assert.equal(failures.length, 2)
    assert.match(String(failures[0]?.kind === 'crashed' && failures[0].cause), /does not even start/)
  })

  it('too many files at once are refused as busy, and none of the waiting ones is lost', async () => {
    const { sanitiseUpload } = start({ concurrency: 1, queueLimit: 2 })
    const file = await jpeg()
    const answers = await Promise.all(Array.from({ length: 6 }, () => sanitiseUpload(file)))
    assert.deepEqual(
      answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal)),
      [...Array<string>(3).fill('accepted'), ...Array<string>(3).fill('processing-busy')],
    )
  })

  it('empty and oversized files do not even reach a child', async () => {
    const { sanitiseUpload, failures } = start({ workerFile: broken })
    assert.deepEqual(await sanitiseUpload(Buffer.alloc(0)), { ok: false, refusal: 'file-empty' })
    const tooBig = Buffer.alloc(defaultUploadLimits.maxBytes + 1)
    assert.deepEqual(await sanitiseUpload(tooBig), { ok: false, refusal: 'file-too-big' })
    assert.deepEqual(failures, [])
  })
})
