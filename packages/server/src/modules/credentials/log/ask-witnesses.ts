import {
  base64,
  noteSignatureLine,
  parseNoteKey,
  parseSignedNote,
  witnessedAt,
  type NoteKey,
} from '@sapar/verifier/format'
import type { CredentialsDeps, WitnessSettings } from '../deps.ts'

export type ToCosign = {
  /** Signed by the log. */
  readonly note: string
  /** Size of the checkpoint before, which the witness probably knows. */
  readonly from: number
  readonly size: number
  readonly proofFrom: (old: number) => Promise<readonly Uint8Array[]>
}

const deadlineMs = 5_000

/**
 * Asks each witness to cosign a checkpoint (C2SP tlog-witness v1.0.0) and adds what they answer. One that is silent or
 * answers nonsense is passed over and told of: the log goes on, and whoever demands its word sees that it is missing.
 */
export async function cosignCheckpoint(deps: CredentialsDeps, toCosign: ToCosign): Promise<string> {
  const lines = await Promise.all(deps.witnesses.map((witness) => askOrTell(deps, witness, toCosign)))
  return toCosign.note + lines.filter((line) => line !== undefined).join('')
}

async function askOrTell(
  { log }: CredentialsDeps,
  witness: WitnessSettings,
  toCosign: ToCosign,
): Promise<string | undefined> {
  try {
    return await ask(witness, toCosign)
  } catch (error) {
    log.warn({ err: error, witness: witness.url.host, size: toCosign.size }, 'a witness did not cosign')
    return undefined
  }
}

async function ask({ url, key: written }: WitnessSettings, toCosign: ToCosign): Promise<string> {
  const key = await parseNoteKey(written)
  if (!key) throw new Error('the verifier key of the witness cannot be read')
  let answer = await post(url, toCosign, toCosign.from)
  // 409: the body is the size that the witness knows (tlog-witness §add-checkpoint)
  if (answer.status === 409) answer = await post(url, toCosign, Number((await answer.text()).trim()))
  if (answer.status !== 200) throw new Error(`the witness answered ${answer.status}`)
  return linesOf(key, toCosign.note, await answer.text())
}

async function post(url: URL, { note, proofFrom, size }: ToCosign, old: number): Promise<Response> {
  if (!Number.isSafeInteger(old) || old < 0 || old > size) throw new Error('the witness knows a longer log')
  const proof = (await proofFrom(old)).map((hash) => `${base64(hash)}\n`).join('')
  return fetch(new URL('add-checkpoint', url.href.endsWith('/') ? url : `${url.href}/`), {
    method: 'POST',
    body: `old ${old}\n${proof}\n${note}`,
    signal: AbortSignal.timeout(deadlineMs),
    redirect: 'error',
  })
}

/** Only what is really this witness's word on this very text. */
async function linesOf(key: NoteKey, note: string, answer: string): Promise<string> {
  const cosigned = parseSignedNote(note + answer)
  if (!cosigned || (await witnessedAt(cosigned, key)) === undefined) throw new Error('the cosignature is not right')
  const own = cosigned.signatures.filter(({ name, id }) => name === key.name && Buffer.from(id).equals(key.id))
  return own.map(({ signature }) => noteSignatureLine(key, signature)).join('')
}
