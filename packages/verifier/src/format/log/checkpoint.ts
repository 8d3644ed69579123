import { base64, fromBase64 } from '../codec/base64.ts'
import { bigEndian, concatBytes, readBigEndian, utf8, type Bytes } from '../codec/bytes.ts'
import { isHash } from './tree.ts'
import { noteKeyType, signaturesOf, verifyEd25519, type NoteKey, type SignedNote } from './signed-note.ts'

/** A tree head as C2SP tlog-checkpoint v1.0.0 writes it. */
export type Checkpoint = {
  /** The log's name: its URL without scheme and without a slash at the end. */
  readonly origin: string
  readonly size: number
  readonly root: Bytes
}

/** The text that is signed, three lines. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`
}

/** Reads the text of a verified note. Lines after the third are extensions, which are passed over. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', decimal = '', coded = '', ...rest] = text.split('\n')
  const root = fromBase64(coded)
  const size = readDecimal(decimal)
  const isWhole = rest.length > 0 && rest.at(-1) === '' && rest.slice(0, -1).every((line) => line !== '')
  if (origin === '' || size === undefined || !isHash(root) || !isWhole) return undefined
  return { origin, size, root }
}

/** ASCII decimal without leading zeros, as far as a double is exact. */
export function readDecimal(text: string): number | undefined {
  const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

/** What a witness signs (C2SP tlog-cosignature v1.0.1). @param at seconds since 1970 */
export function cosignatureMessage(at: number, checkpointText: string): Bytes {
  return utf8(`cosignature/v1\ntime ${at}\n${checkpointText}`)
}

/** Time and signature, as they stand in a witness's line. */
export function cosignature(at: number, signature: Uint8Array): Bytes {
  return concatBytes(bigEndian(at, 8), signature)
}

/**
 * When a witness saw this checkpoint.
 * @returns seconds since 1970; undefined when it did not sign it, or one of its signatures is wrong
 */
export async function witnessedAt(note: SignedNote, witness: NoteKey): Promise<number | undefined> {
  const claimed = witness.type === noteKeyType.cosignature ? signaturesOf(note, witness) : []
  const times = await Promise.all(
    claimed.map(async ({ signature }) => {
      const at = readBigEndian(signature.subarray(0, 8))
      const isRight = await verifyEd25519(witness.publicKey, signature.slice(8), cosignatureMessage(at, note.text))
      return isRight && Number.isSafeInteger(at) ? at : Number.NaN
    }),
  )
  const earliest = Math.min(...times)
  return Number.isFinite(earliest) ? earliest : undefined
}
