import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FileStore } from './file-store.ts'
import { SealError, sealedFiles, type SealFault } from './sealed-files.ts'

const masterKey = randomBytes(32)
const content = Buffer.from('the photograph of a passport page')
const key = 'evidence/one/original'
const other = 'evidence/two/original'

function memoryStore(): FileStore & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  return {
    files,
    put: async (name, bytes) => void files.set(name, Uint8Array.from(bytes)),
    get: async (name) => files.get(name),
    head: async (name) => {
      const found = files.get(name)
      return found && { size: found.length }
    },
    delete: async (name) => void files.delete(name),
  }
}

async function sealedContent(): Promise<{ below: ReturnType<typeof memoryStore>; store: FileStore; sealed: Buffer }> {
  const below = memoryStore()
  const store = sealedFiles(below, masterKey)
  await store.put(key, content)
  return { below, store, sealed: Buffer.from(below.files.get(key) ?? []) }
}

const faultIs =
  (fault: SealFault) =>
  (error: unknown): boolean =>
    error instanceof SealError && error.fault === fault && error.key === key && error.message.includes(fault)

describe('sealed files', () => {
  it('give back what was put, and its own size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const store = sealedFiles(memoryStore(), masterKey)
        await store.put(key, bytes)
        assert.deepEqual(Uint8Array.from((await store.get(key)) ?? []), Uint8Array.from(bytes))
        assert.deepEqual(await store.head(key), { size: bytes.length })
      }),
    )
  })

  it('say nothing of a file that is not there', async () => {
    const store = sealedFiles(memoryStore(), masterKey)
    assert.equal(await store.get(key), undefined)
    assert.equal(await store.head(key), undefined)
    await store.delete(key)
  })

  it('hold neither content, data key nor master key in the clear, and never the same twice', async () => {
    const { below, store, sealed } = await sealedContent()
    await store.put(key, content)
    const again = Buffer.from(below.files.get(key) ?? [])
    assert.equal(sealed.includes(content.subarray(0, 8)), false)
    assert.equal(sealed.includes(masterKey.subarray(0, 8)), false)
    assert.equal(sealed.length, again.length)
    // Only the 13 bytes that say "sealed by this master key" are alike.
    assert.deepEqual(sealed.subarray(0, 13), again.subarray(0, 13))
    const alike = sealed.subarray(13).filter((byte, index) => byte === again[13 + index])
    assert.ok(alike.length < sealed.length / 8)
  })

  it('do not open when any byte anywhere is changed', async () => {
    const { below, store, sealed } = await sealedContent()
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8((sealed[at] ?? 0) ^ 0x01, at)
      below.files.set(key, changed)
      const region = at < 4 ? 'not-sealed' : at < 5 ? 'unknown-seal-version' : at < 13 ? 'other-master-key' : 'altered'
      await assert.rejects(store.get(key), faultIs(region), `byte ${at}`)
    }
  })

  it('do not open when cut anywhere or made longer', async () => {
    const { below, store, sealed } = await sealedContent()
    for (let length = 0; length < sealed.length; length += 1) {
      below.files.set(key, sealed.subarray(0, length))
      await assert.rejects(store.get(key), SealError, `cut to ${length}`)
    }
    below.files.set(key, Buffer.concat([sealed, Buffer.of(0)]))
    await assert.rejects(store.get(key), faultIs('altered'))
  })

  it('do not open under the name of another', async () => {
    const { below, store } = await sealedContent()
    await store.put(other, Buffer.from('the page of somebody else'))
    below.files.set(key, below.files.get(other) ?? Buffer.alloc(0))
    await assert.rejects(store.get(key), faultIs('altered'))
    assert.equal(Buffer.from((await store.get(other)) ?? []).toString(), 'the page of somebody else')
  })

  it('do not open with the parts of two objects mixed, even of the same name', async () => {
    const { below, store, sealed } = await sealedContent()
    await store.put(key, content)
    const again = Buffer.from(below.files.get(key) ?? [])
    for (const border of [13, 25, 57, 73, 85]) {
      below.files.set(key, Buffer.concat([sealed.subarray(0, border), again.subarray(border)]))
      if (border === 13) assert.deepEqual(Buffer.from((await store.get(key)) ?? []), content) // alike up to here
      else await assert.rejects(store.get(key), faultIs('altered'), `mixed at ${border}`)
    }
  })

  it('name the wrong master key, and refuse one that is too short', async () => {
    const { below } = await sealedContent()
    await assert.rejects(sealedFiles(below, randomBytes(32)).get(key), faultIs('other-master-key'))
    assert.throws(() => sealedFiles(below, randomBytes(16)), TypeError)
  })

  it('do not take a plain file for a sealed one', async () => {
    const { below, store } = await sealedContent()
    below.files.set(key, content)
    await assert.rejects(store.get(key), faultIs('not-sealed'))
    await assert.rejects(store.head(key), faultIs('not-sealed'))
  })

  it('are gone with their key when deleted: no other object holds what opens them (I-19)', async () => {
    const { below, store, sealed } = await sealedContent()
    await store.put(other, content)
    await store.delete(key)
    assert.deepEqual([...below.files.keys()], [other])
    // The ciphertext alone, out of a carved disk, does not open with the wrapped key of any object that is left.
    const left = Buffer.from(below.files.get(other) ?? [])
    below.files.set(key, Buffer.concat([left.subarray(0, 73), sealed.subarray(73)]))
    await assert.rejects(store.get(key), faultIs('altered'))
  })
})
