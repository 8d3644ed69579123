import { parseNoteKey } from '@sapar/verifier/format'
import type { Result } from '#kernel/result.ts'
import type { CredentialsDeps } from '../deps.ts'
import { getActiveSigner } from '../signers/signer-store.ts'
import { logOrigin } from './log-files.ts'
import { noteKeyOf } from './note-key.ts'
import { verifyLog, type LogFault, type VerifiedLog } from './verify-log.ts'

/** Re-checks our own log, as anybody could, with the key that signs it now and the witnesses we ask. */
export async function verifyPublishedLog(deps: CredentialsDeps): Promise<Result<VerifiedLog, LogFault>> {
  const { db, issuer, objects, witnesses } = deps
  const key = await noteKeyOf(await getActiveSigner(db, 'log'), logOrigin(issuer.publicUrl))
  const keys = await Promise.all(witnesses.map((witness) => parseNoteKey(witness.key)))
  return verifyLog(objects, { key, witnesses: keys.filter((one) => one !== undefined) })
}
