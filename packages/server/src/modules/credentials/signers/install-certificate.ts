import { checkSigner, readCertificate, verifyEs256, type Certificate } from '@sapar/verifier/format'
import { longestSignerCertificate } from '#domain/cards/barcode-room.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { CredentialsDeps } from '../deps.ts'
import type { SignerRow } from '../tables.ts'
import { documentTypesOf } from './make-signer.ts'
import { requestableRoles, type RequestableRole } from './request-certificate.ts'
import type { Signer } from './signer.ts'
import { addSigner, changeSigner, listSigners } from './signer-store.ts'

export type CertificateInstalled = { readonly signerId: Id; readonly role: 'root' | RequestableRole }

/** What does not fit, as a word for an operator. */
type Unsound =
  | 'unreadable'
  | 'other-country'
  | 'not-in-force'
  | 'signature'
  | 'unknown-root'
  | 'usage'
  | 'document-types'
  | 'too-long'
  | 'no-such-key'

export type InstallRefusal =
  | { readonly code: 'certificate-not-sound'; readonly why: Unsound }
  | { readonly code: 'signer-announced-already' }
  | { readonly code: 'changed-meanwhile' }

type InstallCommand = {
  /** X.509 in DER. */
  readonly certificate: Uint8Array<ArrayBuffer>
  readonly actor: AuditActor
  /** Only says what would come of it. */
  readonly isRehearsal?: boolean
}

/**
 * Takes in a certificate that was made where the root is: of a key that `requestCertificate` made, or of a root itself,
 * whose key stays there. Both are announced by it and take over by `rollSigner`. Checked as verifiers will check it, and
 * for what it must not be able to sign.
 */
export async function installCertificate(
  deps: CredentialsDeps,
  { certificate, actor, isRehearsal = false }: InstallCommand,
): Promise<Result<CertificateInstalled, InstallRefusal>> {
  const read = readCertificate(certificate)
  if (!read) return unsound('unreadable')
  if (read.subject.country?.toUpperCase() !== deps.issuer.country) return unsound('other-country')
  const plan = read.isAuthority ? await planRoot(deps, read) : await planSigner(deps, read)
  if (!plan.ok) return plan
  const { id: signerId, role } = plan.value
  return isRehearsal ? ok({ signerId, role }) : announce(deps, plan.value, actor)
}

const unsound = (why: Unsound): Result<never, InstallRefusal> => refuse({ code: 'certificate-not-sound', why })

/** What is to be written, and how. */
type Plan = Pick<SignerRow, 'id' | 'key_name'> &
  Pick<CertificateInstalled, 'role'> & { readonly write: (trx: Trx) => Promise<boolean> }

async function planRoot(deps: CredentialsDeps, root: Certificate): Promise<Result<Plan, InstallRefusal>> {
  const { publicKey, signature, signedPart } = root
  const isOwn = publicKey && signature && (await verifyEs256(publicKey, signature, signedPart))
  if (!isOwn) return unsound('signature')
  if (!isInForce(root, deps.clock.now())) return unsound('not-in-force')
  const row = rootRow(deps, root, publicKey)
  return ok({ ...row, write: (trx) => addSigner(trx, row) })
}

function rootRow(
  { clock, newId }: CredentialsDeps,
  root: Certificate,
  publicKey: Uint8Array,
): SignerRow & { role: 'root' } {
  const id = newId()
  const now = clock.now()
  return {
    id,
    role: 'root',
    // no such key is here, which is the point of it
    key_name: `root-${id}`,
    public_key: Buffer.from(publicKey),
    certificate: Buffer.from(root.der),
    state: 'announced',
    state_since: now,
    distrusted_from: null,
    ...periodOf(root),
    created_at: now,
    version: 1,
  }
}

async function planSigner(deps: CredentialsDeps, certificate: Certificate): Promise<Result<Plan, InstallRefusal>> {
  const signers = await listSigners(deps.db)
  const waiting = signers.find((one) => isWaitingFor(one, certificate))
  if (!waiting) return unsound('no-such-key')
  const why = await unsoundFor(waiting.role, certificate, signers, deps.clock.now())
  if (why) return unsound(why)
  const at = deps.clock.now()
  const change = { certificate: Buffer.from(certificate.der), state: 'announced' as const, ...periodOf(certificate) }
  const { id, role, keyName } = waiting
  return ok({ id, role, key_name: keyName, write: (trx) => changeSigner(trx, waiting, change, at) })
}

type Waiting = Signer & { readonly role: RequestableRole }

function isWaitingFor(signer: Signer, { publicKey }: Certificate): signer is Waiting {
  const { role, state, certificate } = signer
  const isRequested = state === 'announced' && !certificate && (requestableRoles as readonly string[]).includes(role)
  return isRequested && publicKey !== undefined && Buffer.from(signer.publicKey).equals(publicKey)
}

async function unsoundFor(
  role: RequestableRole,
  certificate: Certificate,
  signers: readonly Signer[],
  now: Date,
): Promise<Unsound | undefined> {
  const types: readonly string[] = documentTypesOf[role]
  if (certificate.documentTypes.toSorted().join() !== types.toSorted().join()) return 'document-types'
  const roots = signers
    .filter((one) => one.role === 'root' && one.state !== 'distrusted')
    .flatMap((one) => (one.certificate && readCertificate(one.certificate)) ?? [])
  const [documentType = ''] = types
  const refusal = await checkSigner(certificate, roots, { documentType, signedAt: now.getTime() / 1_000 })
  if (refusal) return wordFor[refusal]
  // it travels in every bar code of its signer
  return role === 'document' && certificate.der.length > longestSignerCertificate ? 'too-long' : undefined
}

const wordFor = {
  'signer-unknown-authority': 'unknown-root',
  'signer-signature': 'signature',
  'signer-usage': 'usage',
  'signer-document-type': 'document-types',
  'signer-not-in-force': 'not-in-force',
} as const

function announce(
  deps: CredentialsDeps,
  { id, role, key_name: keyName, write }: Plan,
  actor: AuditActor,
): Promise<Result<CertificateInstalled, InstallRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    // one announced for each role: a root while another one waits
    if (!(await write(trx))) return refuse({ code: role === 'root' ? 'signer-announced-already' : 'changed-meanwhile' })
    await recordEvent(trx, deps, { subjectId: id, event: 'signer-announced', actor, details: { role, keyName } })
    return ok({ signerId: id, role })
  })
}

function isInForce({ validFrom, validUntil }: Certificate, now: Date): boolean {
  const seconds = now.getTime() / 1_000
  return validFrom <= seconds && seconds <= validUntil
}

function periodOf({ validFrom, validUntil }: Certificate): Pick<SignerRow, 'valid_from' | 'valid_until'> {
  return { valid_from: new Date(validFrom * 1_000), valid_until: new Date(validUntil * 1_000) }
}
