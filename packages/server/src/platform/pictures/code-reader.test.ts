import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { toBuffer } from 'qrcode'
import { pdf } from '#test/support/pdf-samples.ts'
import { flatPng, picture, zip } from '#test/support/upload-samples.ts'
import { codeFaults, readCodeReply, type CodeFault } from './code-messages.ts'
import { startCodeReader } from './code-reader.ts'
import { defaultUploadLimits } from './upload-limits.ts'

const limits = { ...defaultUploadLimits, maxBytes: 1024 * 1024 }
const refused = (refusal: CodeFault) => ({ ok: false, refusal })

describe('the code in a file is read in a process of its own', () => {
  const { readCode, close } = startCodeReader({
    onFailure: (failure) => assert.fail(`the child failed: ${JSON.stringify(failure)}`),
  })
  after(close)

  for (const text of ['a card', '旅游卡 Әлия']) {
    it(`says what was written: «${text}»`, async () => {
      assert.deepEqual(await readCode(await toBuffer(text, { width: 400 }), limits), { ok: true, value: text })
    })
  }

  const faults: readonly (readonly [what: string, make: () => Uint8Array | Promise<Uint8Array>, fault: CodeFault])[] = [
    ['nothing', () => Buffer.alloc(0), 'file-empty'],
    ['one byte too many', () => Buffer.alloc(limits.maxBytes + 1), 'file-too-big'],
    ['a picture without a code', () => picture().png().toBuffer(), 'no-code'],
    ['a PDF without a code', () => pdf(), 'no-code'],
    ['a ZIP', () => zip('card.png', 'picture'), 'file-type-not-allowed'],
    ['more pixels than we unpack', () => flatPng(10_001, 5_000), 'picture-too-large'],
  ]
  for (const [what, make, fault] of faults) {
    it(`${what}: ${fault}`, async () => {
      assert.deepEqual(await readCode(await make(), limits), refused(fault))
    })
  }
})

describe('a picture that keeps the decoder at work', () => {
  const hanging = (queueLimit: number) => {
    const failures: string[] = []
    const reader = startCodeReader({
      childFile: new URL('../../../test/support/children/hanging-child.ts', import.meta.url),
      timeoutMs: 300,
      queueLimit,
      onFailure: ({ kind }) => failures.push(kind),
    })
    return { ...reader, failures }
  }
  const bytes = Buffer.from('picture')

  it('is given up, tried no second time, and the next one has its turn', async () => {
    const { readCode, close, failures } = hanging(10)
    assert.deepEqual(await readCode(bytes, limits), refused('processing-failed'))
    assert.deepEqual(await readCode(bytes, limits), refused('processing-failed'))
    assert.deepEqual(failures, ['timed-out', 'timed-out'])
    await close()
  })

  it('lets few wait behind it', async () => {
    const { readCode, close } = hanging(1)
    const answers = [readCode(bytes, limits), readCode(bytes, limits), readCode(bytes, limits)]
    assert.deepEqual(await answers[2], refused('processing-busy'))
    await Promise.all(answers)
    await close()
  })
})

describe('the reply of the code child', () => {
  it('is a text or a fault that pages have words for', () => {
    assert.deepEqual(readCodeReply({ head: { text: 'a card' }, parts: [] }), { ok: true, value: 'a card' })
    for (const fault of codeFaults)
      assert.deepEqual(readCodeReply({ head: { fault }, parts: [] }), { ok: false, refusal: fault })
  })

  const lies = {
    'a fault of its own': { head: { fault: 'own-fault' }, parts: [] },
    'more text than a code holds': { head: { text: 'a'.repeat(7_090) }, parts: [] },
    'a text with bytes beside it': { head: { text: 'a' }, parts: [new Uint8Array(1)] },
    nothing: { head: undefined, parts: [] },
  }
  for (const [what, reply] of Object.entries(lies)) {
    it(`is not ${what}`, () => {
      assert.throws(() => readCodeReply(reply))
    })
  }
})
