import { signerRoles, type SignerRole } from '#domain/credentials/signer-life-cycle.ts'
import { recordEvent } from '#modules/audit'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { CredentialsDeps } from '../deps.ts'
import { makeSigner } from './make-signer.ts'
import { addSigner, findSigner } from './signer-store.ts'

/**
 * Sees to an active signer for every role, the root first: called at each start, and does nothing but at the first. Of two
 * processes that start at once one is recorded; the other's key signs nothing, ever.
 */
export async function ensureSigners(deps: CredentialsDeps): Promise<void> {
  for (const role of signerRoles) if (!(await findSigner(deps.db, role, 'active'))) await addFirst(deps, role)
}

async function addFirst(deps: CredentialsDeps, role: SignerRole): Promise<void> {
  const row = await makeSigner(deps, role, 'active')
  await inTransaction(deps.db, async (trx) => {
    if (!(await addSigner(trx, row))) return ok(null)
    await recordEvent(trx, deps, {
      subjectId: row.id,
      event: 'signer-activated',
      actor: { kind: 'system' },
      details: { role, keyName: row.key_name },
    })
    return ok(null)
  })
}
