import { createHash, createPublicKey } from 'node:crypto'
import { callPkcs11Tool, type Pkcs11Exchange, type Pkcs11Token } from './pkcs11-tool.ts'
import { assertKeyName, SigningKeyMissing, SigningKeyTaken, type SigningKey, type SigningKeys } from './signing-keys.ts'

/**
 * Keys in a hardware module (or SoftHSM), never extractable: made, kept and used there. P-256 only, because that is what
 * cards and status lists are signed with; Ed25519 is not served by `pkcs11-tool` with SoftHSM 2.6 (docs/decisions/0021).
 */
export function openPkcs11SigningKeys(token: Pkcs11Token): SigningKeys {
  const call = oneAtATime(token)
  const find = async (name: string): Promise<SigningKey | undefined> => {
    assertKeyName(name)
    return (await labelsOf(call)).includes(name) ? readKey(call, name) : undefined
  }

  return {
    async create(name, algorithm) {
      if (algorithm !== 'ES256') throw new TypeError(`the token makes no ${algorithm} keys`)
      if (await find(name)) throw new SigningKeyTaken(name)
      const wanted = ['--keypairgen', '--key-type', 'EC:prime256v1', '--usage-sign', '--sensitive']
      await call([...wanted, '--label', name, ...idOf(name)])
      return readKey(call, name)
    },

    find,

    async list() {
      const labels = await labelsOf(call)
      return Promise.all(labels.map((label) => readKey(call, label)))
    },

    async sign(name, bytes) {
      assertKeyName(name)
      if (!(await find(name))) throw new SigningKeyMissing(name)
      // CKM_ECDSA takes the hash and answers r‖s (PKCS #11 v2.40 §2.3.1)
      const hash = createHash('sha256').update(bytes).digest()
      const order = ['--sign', '--mechanism', 'ECDSA', '--signature-format', 'rs', ...idOf(name)]
      const signature = await call(order, { input: hash, outputLength: 64 })
      return new Uint8Array(signature)
    },
  }
}

type Call = (order: readonly string[], exchange?: Pkcs11Exchange) => Promise<Buffer>

/** A token has few sessions, and SoftHSM answers CKR_GENERAL_ERROR when two processes open it in the same moment. */
function oneAtATime(token: Pkcs11Token): Call {
  let last: Promise<unknown> = Promise.resolve()
  return (order, exchange) => {
    const next = last.then(() => callPkcs11Tool(token, order, exchange))
    last = next.catch(() => undefined)
    return next
  }
}

/** The program looks keys up by CKA_ID alone when it signs: a label would be passed over in silence. */
const idOf = (name: string): readonly string[] => ['--id', Buffer.from(name).toString('hex')]

async function labelsOf(call: Call): Promise<string[]> {
  const listed = (await call(['--list-objects', '--type', 'pubkey'])).toString('utf8')
  return Array.from(listed.matchAll(/^\s+label:\s+(\S+)\s*$/gm), ([, label]) => label ?? '').toSorted()
}

async function readKey(call: Call, name: string): Promise<SigningKey> {
  const read = await call(['--read-object', '--type', 'pubkey', ...idOf(name)], { output: true })
  const key = createPublicKey({ key: read, format: 'der', type: 'spki' })
  const publicKey = new Uint8Array(key.export({ format: 'der', type: 'spki' }))
  return { name, algorithm: 'ES256', publicKey }
}
