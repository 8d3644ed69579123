import { noteKey, noteKeyType, type NoteKey } from '@sapar/verifier/format'
import type { Signer } from '../signers/signer.ts'

/** The log's verifier key. An Ed25519 key is the last 32 bytes of its SubjectPublicKeyInfo (RFC 8410 §4). */
export function noteKeyOf({ publicKey }: Pick<Signer, 'publicKey'>, origin: string): Promise<NoteKey> {
  return noteKey(origin, noteKeyType.ed25519, publicKey.slice(-32))
}
