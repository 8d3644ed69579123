import { createHash } from 'node:crypto'
import {
  base64,
  cosignature,
  cosignatureMessage,
  equalBytes,
  formatNoteKey,
  fromBase64,
  isJsonObject,
  isSignedBy,
  noteKey,
  noteKeyType,
  noteSignatureLine,
  parseStrictJson,
  textOf,
  utf8,
  verifyConsistency,
  type NoteKey,
} from '@sapar/verifier/format'
import type { Clock } from '#kernel/clock.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { SigningKeys } from '#platform/keys/signing-keys.ts'
import { readAddCheckpoint, type AddCheckpoint } from './read-request.ts'

export type WitnessDeps = {
  readonly clock: Clock
  readonly keys: SigningKeys
  /** Remembers what was signed. Its own, on another machine than the log's: that is what makes it a witness. */
  readonly files: FileStore
  /** As verifiers know it, such as `witness.example.org`. */
  readonly name: string
  /** Logs that it watches, by their verifier keys. */
  readonly logs: readonly NoteKey[]
}

export type WitnessAnswer = { readonly status: 200 | 400 | 403 | 404 | 409 | 422; readonly body: string }

export type Witness = {
  /** Its verifier key, for whoever demands its word. */
  readonly key: string
  addCheckpoint(body: string): Promise<WitnessAnswer>
}

const keyName = 'witness'

/**
 * Cosigns checkpoints that go on from what it saw before (C2SP tlog-witness). It has one memory for each log and answers one
 * request after the other, so a log that shows it one history can show nobody else another.
 */
export async function openWitness(deps: WitnessDeps): Promise<Witness> {
  const signing = (await deps.keys.find(keyName)) ?? (await deps.keys.create(keyName, 'Ed25519'))
  const key = await noteKey(deps.name, noteKeyType.cosignature, new Uint8Array(signing.publicKey.slice(-32)))
  let last: Promise<unknown> = Promise.resolve()
  return {
    key: formatNoteKey(key),
    addCheckpoint(body) {
      const next = last.then(() => answer(deps, key, body))
      last = next.catch(() => undefined)
      return next
    },
  }
}

async function answer(deps: WitnessDeps, key: NoteKey, body: string): Promise<WitnessAnswer> {
  const request = readAddCheckpoint(body)
  if (!request) return say(400, 'not an add-checkpoint request')
  const { checkpoint, note, old } = request
  const log = deps.logs.find(({ name }) => name === checkpoint.origin)
  if (!log) return say(404, 'this log is not known here')
  if (!(await isSignedBy(note, log))) return say(403, 'not signed by this log')
  if (old > checkpoint.size) return say(400, 'old is larger than the checkpoint')
  const known = await recall(deps, checkpoint.origin)
  if (old !== known.size) return { status: 409, body: `${known.size}\n` }
  if (!(await goesOn(known, request))) return say(422, 'this does not go on from what was seen before')
  await remember(deps, checkpoint)
  const at = Math.floor(deps.clock.now().getTime() / 1_000)
  const signature = await deps.keys.sign(keyName, cosignatureMessage(at, note.text))
  return { status: 200, body: noteSignatureLine(key, cosignature(at, signature)) }
}

type Seen = { readonly size: number; readonly root: Uint8Array<ArrayBuffer> }

async function goesOn(known: Seen, { checkpoint, proof }: AddCheckpoint): Promise<boolean> {
  if (known.size === 0) return proof.length === 0
  if (known.size === checkpoint.size) return proof.length === 0 && equalBytes(known.root, checkpoint.root)
  return verifyConsistency(known, checkpoint, proof)
}

const fileOf = (origin: string): string => `seen/${createHash('sha256').update(origin).digest('hex')}.json`

async function recall({ files }: WitnessDeps, origin: string): Promise<Seen> {
  const bytes = await files.get(fileOf(origin))
  if (!bytes) return { size: 0, root: new Uint8Array(32) }
  const parsed = parseStrictJson(textOf(bytes) ?? '', { longest: 1_000 })
  const { size, root } = parsed.ok && isJsonObject(parsed.value) ? parsed.value : {}
  const hash = typeof root === 'string' ? fromBase64(root) : undefined
  // to begin again from nothing would be to forget what it swore to
  if (typeof size !== 'number' || hash?.length !== 32) throw new Error('the memory of the witness is damaged')
  return { size, root: hash }
}

/** Durable before the signature leaves. */
async function remember({ files }: WitnessDeps, { origin, size, root }: AddCheckpoint['checkpoint']): Promise<void> {
  await files.put(fileOf(origin), utf8(`${JSON.stringify({ origin, size, root: base64(root) })}\n`))
}

function say(status: Exclude<WitnessAnswer['status'], 200 | 409>, sentence: string): WitnessAnswer {
  return { status, body: `${sentence}\n` }
}
