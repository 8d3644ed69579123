import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uploadFaults } from './clean-upload.ts'
import { readPictureReply } from './picture-messages.ts'

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9])
const sizes = [{ width: 3, height: 2 }]
const head = { mediaType: 'image/png', sizes }

describe('the reply of a picture child', () => {
  it('is pages that are JPEG, of an original that we take', () => {
    assert.deepEqual(readPictureReply({ head, parts: [jpeg] }), {
      ok: true,
      value: { mediaType: 'image/png', pages: [{ bytes: jpeg, mediaType: 'image/jpeg', width: 3, height: 2 }] },
    })
  })

  for (const fault of uploadFaults) {
    it(`may be the fault ${fault}`, () => {
      assert.deepEqual(readPictureReply({ head: { fault }, parts: [] }), { ok: false, refusal: fault })
    })
  }

  const lies = {
    'a fault that we have no text for': { head: { fault: 'own-fault' }, parts: [] },
    'an original that we do not take': { head: { ...head, mediaType: 'text/html' }, parts: [jpeg] },
    'no page': { head: { ...head, sizes: [] }, parts: [] },
    'fewer pages than it says': { head, parts: [] },
    'more pages than it says': { head, parts: [jpeg, jpeg] },
    'a web page': { head, parts: [Buffer.from('<html></html>')] },
    'a web page behind a JPEG': { head, parts: [Buffer.concat([jpeg, Buffer.from('<html></html>')])] },
    'an empty page': { head, parts: [Buffer.alloc(0)] },
    'a page without width': { head: { ...head, sizes: [{ width: 0, height: 2 }] }, parts: [jpeg] },
    'half a pixel': { head: { ...head, sizes: [{ width: 1.5, height: 2 }] }, parts: [jpeg] },
    nothing: { head: undefined, parts: [] },
  }
  for (const [what, reply] of Object.entries(lies)) {
    it(`is not ${what}`, () => {
      assert.throws(() => readPictureReply(reply))
    })
  }
})
