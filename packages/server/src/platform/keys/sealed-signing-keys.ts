import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFile, makeFolder } from '../files/durable-write.ts'
import type { Sealer } from './sealer.ts'
import {
  assertKeyName,
  SigningKeyMissing,
  SigningKeyTaken,
  type KeyAlgorithm,
  type SigningKey,
  type SigningKeys,
} from './signing-keys.ts'

const ending = '.key'

/**
 * Signing keys as files of the data folder, one a key, sealed under the master key and bound to their name. A key is in
 * memory only while it signs.
 */
export async function openSealedSigningKeys(folder: string, sealer: Sealer): Promise<SigningKeys> {
  await makeFolder(folder)
  const pathOf = (name: string): string => {
    assertKeyName(name)
    return join(folder, `${name}${ending}`)
  }

  const load = async (name: string): Promise<KeyObject | undefined> => {
    const sealed = await unlessMissing(readFile(pathOf(name)))
    return sealed && createPrivateKey({ key: sealer.open(sealed, contextOf(name)), format: 'der', type: 'pkcs8' })
  }
  const find = async (name: string): Promise<SigningKey | undefined> => {
    const key = await load(name)
    return key && describe(name, key)
  }

  return {
    async create(name, algorithm) {
      const key = makeKey(algorithm)
      const sealed = sealer.seal(key.export({ format: 'der', type: 'pkcs8' }), contextOf(name))
      try {
        await createFile(pathOf(name), sealed)
      } catch (error) {
        if (hasCode(error, 'EEXIST')) throw new SigningKeyTaken(name)
        throw error
      }
      return describe(name, key)
    },

    find,

    async list() {
      const files = (await readdir(folder)).filter((file) => file.endsWith(ending)).toSorted()
      const keys = await Promise.all(files.map((file) => find(file.slice(0, -ending.length))))
      return keys.filter((key) => key !== undefined)
    },

    async sign(name, bytes) {
      const key = await load(name)
      if (!key) throw new SigningKeyMissing(name)
      return signWith(key, bytes)
    },
  }
}

const contextOf = (name: string): string => `signing key ${name}`

function makeKey(algorithm: KeyAlgorithm): KeyObject {
  return algorithm === 'ES256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    : generateKeyPairSync('ed25519').privateKey
}

function describe(name: string, key: KeyObject): SigningKey {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { name, algorithm: algorithmOf(key), publicKey: new Uint8Array(publicKey) }
}

function algorithmOf(key: KeyObject): KeyAlgorithm {
  return key.asymmetricKeyType === 'ed25519' ? 'Ed25519' : 'ES256'
}

function signWith(key: KeyObject, bytes: Uint8Array): Uint8Array {
  const signature =
    algorithmOf(key) === 'Ed25519' ? sign(null, bytes, key) : sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })
  return new Uint8Array(signature)
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
