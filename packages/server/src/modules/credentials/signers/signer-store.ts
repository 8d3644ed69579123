import type { SignerRole, SignerState } from '#domain/credentials/signer-life-cycle.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { SignerRow } from '../tables.ts'
import { toSigner, type CertifiedSigner, type Signer } from './signer.ts'

/** All signers there ever were, oldest first. */
export async function listSigners(db: Queryable): Promise<Signer[]> {
  const rows = await db.selectFrom('signers').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(toSigner)
}

/** There is at most one that is announced and one that is active for each role. */
export async function findSigner(
  db: Queryable,
  role: SignerRole,
  state: Extract<SignerState, 'announced' | 'active'>,
): Promise<Signer | undefined> {
  const row = await db
    .selectFrom('signers')
    .selectAll()
    .where('role', '=', role)
    .where('state', '=', state)
    .executeTakeFirst()
  return row && toSigner(row)
}

/** The one that signs now. `ensureSigners` sees to one at each start, so that there is none is a bug. */
export async function getActiveSigner(db: Queryable, role: SignerRole): Promise<Signer> {
  const signer = await findSigner(db, role, 'active')
  if (!signer) throw new Error(`there is no active signer for the role ${role}`)
  return signer
}

/** As `getActiveSigner`, of a role whose signers have certificates. */
export async function getCertifiedSigner(db: Queryable, role: Exclude<SignerRole, 'log'>): Promise<CertifiedSigner> {
  const signer = await getActiveSigner(db, role)
  const { certificate } = signer
  if (!certificate) throw new Error(`the active signer for the role ${role} has no certificate`)
  return { ...signer, certificate }
}

/** @returns false when somebody else put one of this role and state there first */
export async function addSigner(trx: Trx, row: SignerRow): Promise<boolean> {
  const added = await trx
    .insertInto('signers')
    .values(row)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

type Change = Partial<Pick<SignerRow, 'state' | 'distrusted_from' | 'certificate' | 'valid_from' | 'valid_until'>>

/** @returns false when the signer is no longer as it was read */
export async function changeSigner(trx: Trx, { id, version }: Signer, change: Change, at: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('signers')
    .set({ ...change, ...(change.state === undefined ? {} : { state_since: at }), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function countSigners(db: Queryable, role: SignerRole): Promise<number> {
  const { count } = await db
    .selectFrom('signers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role', '=', role)
    .executeTakeFirstOrThrow()
  return count
}

export async function findSignerById(db: Queryable, id: Id): Promise<Signer | undefined> {
  const row = await db.selectFrom('signers').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toSigner(row)
}
