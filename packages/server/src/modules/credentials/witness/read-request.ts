import {
  fromBase64,
  parseCheckpoint,
  parseSignedNote,
  type Bytes,
  type Checkpoint,
  type SignedNote,
} from '@sapar/verifier/format'

/** What a log asks of a witness (C2SP tlog-witness v1.0.0, add-checkpoint). */
export type AddCheckpoint = {
  /** The size of the checkpoint that the proof begins at. */
  readonly old: number
  readonly proof: readonly Bytes[]
  readonly note: SignedNote
  readonly checkpoint: Checkpoint
}

const mostProofLines = 63
const longestRequest = 65_536

/** @returns undefined for a body that is not such a request */
export function readAddCheckpoint(body: string): AddCheckpoint | undefined {
  const split = body.indexOf('\n\n')
  if (body.length > longestRequest || split < 0) return undefined
  const [first = '', ...lines] = body.slice(0, split).split('\n')
  const [, digits] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? []
  const proof = lines.map(fromBase64)
  const note = parseSignedNote(body.slice(split + 2))
  const checkpoint = note && parseCheckpoint(note.text)
  if (digits === undefined || !note || !checkpoint || lines.length > mostProofLines) return undefined
  const isWhole = proof.every((hash): hash is Bytes => hash?.length === 32)
  return isWhole ? { old: Number(digits), proof, note, checkpoint } : undefined
}
