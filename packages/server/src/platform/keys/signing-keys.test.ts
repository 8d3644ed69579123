import assert from 'node:assert/strict'
import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { softHsm } from '#test/support/soft-hsm.ts'
import { Pkcs11Error } from './pkcs11-tool.ts'
import { openPkcs11SigningKeys } from './pkcs11-signing-keys.ts'
import { openSealedSigningKeys } from './sealed-signing-keys.ts'
import { openSealer } from './sealer.ts'
import {
  SigningKeyMissing,
  SigningKeyTaken,
  type KeyAlgorithm,
  type SigningKey,
  type SigningKeys,
} from './signing-keys.ts'
import { splitSigningKeys } from './split-signing-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'sapar-keys-'))
const sealer = openSealer(Buffer.alloc(32, 7))
let hsm: ReturnType<typeof softHsm>
const places: Record<string, { keys: SigningKeys; algorithms: readonly KeyAlgorithm[] }> = {}

before(async () => {
  hsm = softHsm()
  const sealed = await openSealedSigningKeys(join(folder, 'sealed'), sealer)
  const token = openPkcs11SigningKeys(hsm.token)
  places['sealed files'] = { keys: sealed, algorithms: ['ES256', 'Ed25519'] }
  places['PKCS#11 (T-16c)'] = { keys: token, algorithms: ['ES256'] }
  const other = await openSealedSigningKeys(join(folder, 'beside'), sealer)
  places['both'] = { keys: splitSigningKeys({ ES256: token, Ed25519: other }), algorithms: ['ES256', 'Ed25519'] }
})
after(() => {
  hsm.close()
  rmSync(folder, { recursive: true, force: true })
})

function isSignedBy({ publicKey, algorithm }: SigningKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  if (algorithm === 'Ed25519') return verify(null, bytes, key, signature)
  return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

for (const place of ['sealed files', 'PKCS#11 (T-16c)', 'both']) {
  const of = () => places[place] ?? assert.fail(place)

  test(`${place}: a key signs what its public half verifies, and nothing else`, async () => {
    const { keys, algorithms } = of()
    for (const algorithm of algorithms) {
      const key = await keys.create(`signs-${algorithm.toLowerCase()}-${place.length}`, algorithm)
      assert.equal(key.algorithm, algorithm)
      for (const bytes of [Buffer.alloc(0), randomBytes(1), randomBytes(5_000)]) {
        const signature = await keys.sign(key.name, bytes)
        assert.equal(signature.length, 64)
        assert.ok(isSignedBy(key, bytes, signature))
        assert.ok(!isSignedBy(key, Buffer.concat([bytes, Buffer.of(0)]), signature))
      }
    }
  })

  test(`${place}: keys are found again and listed, a name is taken once, an unknown one signs nothing`, async () => {
    const { keys, algorithms } = of()
    const name = `listed-${place.length}`
    const key = await keys.create(name, algorithms[0] ?? 'ES256')
    assert.deepEqual(await keys.find(name), key)
    assert.ok((await keys.list()).some((one) => one.name === name))
    await assert.rejects(keys.create(name, 'ES256'), SigningKeyTaken)
    assert.equal(await keys.find('nobody'), undefined)
    await assert.rejects(keys.sign('nobody', randomBytes(3)), SigningKeyMissing)
  })

  test(`${place}: a name that is no key name is a bug, whatever it holds`, async () => {
    const { keys } = of()
    for (const name of ['', '../master', 'A', 'a'.repeat(64), 'a b', '--module']) {
      await assert.rejects(keys.sign(name, randomBytes(3)), TypeError, name)
    }
  })
}

test('sealed: no byte of a private key lies open, others may not read the file, another name does not open it', async () => {
  const own = join(folder, 'open')
  const keys = await openSealedSigningKeys(own, sealer)
  await keys.create('first', 'ES256')
  const file = join(own, 'first.key')
  assert.equal(statSync(file).mode & 0o077, 0)
  assert.ok(!readFileSync(file).includes(Buffer.from('2a8648ce3d0201', 'hex')), 'the object identifier of EC keys')
  renameSync(file, join(own, 'second.key'))
  await assert.rejects(keys.sign('second', randomBytes(3)))
  const withOtherMaster = await openSealedSigningKeys(own, openSealer(Buffer.alloc(32, 8)))
  await assert.rejects(withOtherMaster.list())
})

test('sealed: of twenty that make the same key at once one does, and leaves no half file', async () => {
  const own = join(folder, 'race')
  const keys = await openSealedSigningKeys(own, sealer)
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => keys.create('once', 'Ed25519')))
  assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.deepEqual(readdirSync(own), ['once.key'])
})

test('PKCS#11: a wrong PIN or a missing program is told without the PIN', async () => {
  for (const broken of [{ pin: '111111' }, { program: '/nonexistent/pkcs11-tool' }]) {
    const keys = openPkcs11SigningKeys({ ...hsm.token, ...broken })
    await assert.rejects(keys.list(), (error: Error) => {
      assert.ok(error instanceof Pkcs11Error || (error as NodeJS.ErrnoException).code === 'ENOENT')
      assert.ok(!error.message.includes(broken.pin ?? hsm.token.pin))
      return true
    })
  }
})

test('PKCS#11: the token answers for random bytes as a file does', async () => {
  const keys = openPkcs11SigningKeys(hsm.token)
  const key = await keys.create('random', 'ES256')
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      assert.ok(isSignedBy(key, bytes, await keys.sign('random', bytes)))
    }),
    { numRuns: 20 },
  )
})
