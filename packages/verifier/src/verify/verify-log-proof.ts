import type { JsonObject } from '../format/codec/json-value.ts'
import { parseCheckpoint, witnessedAt, type Checkpoint } from '../format/log/checkpoint.ts'
import { commitTo, formatLogEntry, readProofExtra, type LogEntryKind } from '../format/log/entry.ts'
import { isSignedBy, parseNoteKey, parseSignedNote, type SignedNote } from '../format/log/signed-note.ts'
import { parseTlogProof } from '../format/log/tlog-proof.ts'
import { leafHash } from '../format/log/tree.ts'
import { verifyInclusion } from '../format/log/verify-proof.ts'
import type { Parsed } from '../format/parsed.ts'
import type { Trust, TrustedLog } from './trust.ts'

export type LogProofQuestion = {
  readonly trust: Trust
  readonly kind: LogEntryKind
  /** What the entry commits to: `data` of the card or certificate. */
  readonly event: JsonObject
}

export type Logged = {
  readonly origin: string
  readonly index: number
  readonly size: number
  /** The time in the entry. */
  readonly at: Date
  /** When the witnesses that the trust names saw this checkpoint. */
  readonly witnessedAt: readonly Date[]
}

/** - `log-proof-format`: not a tlog-proof with the extra data that an entry needs.
 * - `log-proof-unknown-log`: no trusted log of that origin signed the checkpoint.
 * - `log-proof-witnesses`: fewer witnesses than the quorum.
 * - `log-proof-inclusion`: the tree does not hold this event.
 * - `log-proof-unsupported`: this runtime has no Ed25519 (browsers before 2025), so nothing is said about the proof. */
export type LogProofRefusal =
  | 'log-proof-format'
  | 'log-proof-unknown-log'
  | 'log-proof-witnesses'
  | 'log-proof-inclusion'
  | 'log-proof-unsupported'

/** Whether a log holds an event (C2SP tlog-proof): origin and key, witnesses, then the path to the root. */
export async function verifyLogProof(
  text: string,
  { trust, kind, event }: LogProofQuestion,
): Promise<Parsed<Logged, LogProofRefusal>> {
  const proof = parseTlogProof(text)
  const extra = proof?.extra && readProofExtra(proof.extra)
  if (proof === undefined || extra === undefined) return refuse('log-proof-format')
  const head = await readHead(proof.checkpoint, trust.logs ?? []).catch(unlessUnsupported)
  if (!head.ok) return head
  const commitment = await commitTo(event, extra.salt)
  const leaf = await leafHash(formatLogEntry({ kind, at: extra.at, commitment }))
  const { origin, size, root } = head.value.checkpoint
  if (!(await verifyInclusion({ index: proof.index, size, leaf, root }, proof.hashes))) {
    return refuse('log-proof-inclusion')
  }
  const at = new Date(extra.at * 1000)
  return { ok: true, value: { origin, size, index: proof.index, at, witnessedAt: head.value.witnessedAt } }
}

type Head = { readonly checkpoint: Checkpoint; readonly witnessedAt: readonly Date[] }

async function readHead(text: string, logs: readonly TrustedLog[]): Promise<Parsed<Head, LogProofRefusal>> {
  const note = parseSignedNote(text)
  const checkpoint = note && parseCheckpoint(note.text)
  if (note === undefined || checkpoint === undefined) return refuse('log-proof-format')
  for (const { key, witnesses = [], quorum = 0 } of logs) {
    const logKey = await parseNoteKey(key)
    if (logKey?.name !== checkpoint.origin || !(await isSignedBy(note, logKey))) continue
    const seen = await Promise.all([...new Set(witnesses)].map((witness) => seenBy(witness, note)))
    const times = seen.filter((at) => at !== undefined)
    return times.length < quorum
      ? refuse('log-proof-witnesses')
      : { ok: true, value: { checkpoint, witnessedAt: times } }
  }
  return refuse('log-proof-unknown-log')
}

/** A runtime without Ed25519 must neither throw nor make a proof look forged. */
function unlessUnsupported(error: unknown): Parsed<Head, LogProofRefusal> {
  if (error instanceof DOMException && error.name === 'NotSupportedError') return refuse('log-proof-unsupported')
  throw error
}

async function seenBy(witness: string, note: SignedNote): Promise<Date | undefined> {
  const key = await parseNoteKey(witness)
  const at = key && (await witnessedAt(note, key))
  return at === undefined ? undefined : new Date(at * 1000)
}

function refuse<T>(refusal: LogProofRefusal): Parsed<T, LogProofRefusal> {
  return { ok: false, refusal }
}
