import { createHash } from 'node:crypto'
import { dataToSign, envelope, type JsonObject } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { CredentialsDeps } from '../deps.ts'
import { findSignerById, getCertifiedSigner } from '../signers/signer-store.ts'
import type { CertifiedSigner } from '../signers/signer.ts'
import { trustOf } from '../signers/trust.ts'
import type { SigningIntentionRow } from '../tables.ts'
import { checkDocument, checkGenuine } from './check-document.ts'
import { checkWalletCopy } from './check-wallet-copy.ts'
import {
  addDocument,
  addIntention,
  findDocument,
  findIntention,
  removeIntention,
  type DocumentName,
  type SignedDocument,
} from './document-store.ts'
import { makeThrowAwayAuthority } from './throw-away-authority.ts'
import { planWalletCopy, signWalletCopy, type WalletPlan } from './wallet-copy.ts'

export type SignDocument = DocumentName & {
  readonly cardId: Id
  /** What is signed: `cardData`, `certificateData` or `receiptData` of the format. */
  readonly data: JsonObject
}

export type SignDocumentRefusal = { readonly code: 'document-not-sound'; readonly why: string }

/**
 * Signs a document in both its forms, once: check, record the intention, sign, store. Killed anywhere between, it is run again for the same
 * bytes; a signature that was lost was never seen by anybody (F1).
 */
export async function signDocument(
  deps: CredentialsDeps,
  order: SignDocument,
): Promise<Result<SignedDocument, SignDocumentRefusal>> {
  const earlier = await findDocument(deps.db, order)
  if (earlier) return ok(earlier)
  const now = deps.clock.now()
  const copy = planWalletCopy(deps, order.document, order.data)
  const fault = await findFault(deps, order, copy, now)
  if (fault !== undefined) return refuse({ code: 'document-not-sound', why: fault })
  const { intention, signer } = await intend(deps, order)
  await addDocument(deps.db, intention, await signBoth(deps, order, copy, signer, now))
  const stored = await findDocument(deps.db, order)
  if (!stored) throw new Error('the document just signed is not there')
  return ok(stored)
}

/** What our own verifier has against either form, each signed by a key that nobody trusts. */
async function findFault(
  { issuer }: CredentialsDeps,
  { document, data }: SignDocument,
  copy: WalletPlan | undefined,
  now: Date,
): Promise<string | undefined> {
  const authority = await makeThrowAwayAuthority(issuer, now)
  const fault = await checkDocument(authority, document, data, now)
  if (fault !== undefined || document === 'receipt') return fault
  if (!copy) return 'no copy for a wallet can be made of it'
  const signed = await signWalletCopy(copy, authority.documentCertificate, authority.signDocument)
  return checkWalletCopy(document, signed, authority.trust, now)
}

async function signBoth(
  deps: CredentialsDeps,
  { document, data }: SignDocument,
  copy: WalletPlan | undefined,
  { keyName, certificate }: CertifiedSigner,
  now: Date,
): Promise<SignedDocument> {
  const sign = (bytes: Uint8Array) => deps.keys.sign(keyName, bytes)
  const text = envelope(data, await sign(dataToSign(data)), certificate)
  const walletCopy = copy && (await signWalletCopy(copy, certificate, sign))
  const trust = await trustOf(deps)
  const doubts = [
    await checkGenuine(document, text, trust, now),
    document === 'receipt' ? undefined : await checkWalletCopy(document, walletCopy ?? '', trust, now),
  ].filter((doubt) => doubt !== undefined)
  // a key, or a token, that signs something else: nothing of it may leave
  if (doubts.length > 0) throw new Error(`what ${keyName} signed is not genuine: ${doubts.join(', ')}`)
  return { text, walletCopy, signedAt: now }
}

type Intended = { readonly intention: SigningIntentionRow; readonly signer: CertifiedSigner }

/** The intention of an earlier try, with its signer; another one when that signer is trusted no more. */
async function intend(deps: CredentialsDeps, order: SignDocument): Promise<Intended> {
  const hash = createHash('sha256').update(dataToSign(order.data)).digest()
  const earlier = await findIntention(deps.db, order)
  if (!earlier) await addIntention(deps.db, await newIntention(deps, order, hash))
  const intention = earlier ?? (await findIntention(deps.db, order))
  if (!intention) throw new Error('the intention just recorded is not there')
  if (!intention.signed_hash.equals(hash)) throw new Error('a document was intended with other content')
  const signer = await findSignerById(deps.db, intention.signer_id)
  if (signer?.certificate && signer.state !== 'distrusted') {
    return { intention, signer: { ...signer, certificate: signer.certificate } }
  }
  await inTransaction(deps.db, async (trx) => ok(await removeIntention(trx, intention)))
  return intend(deps, order)
}

async function newIntention(deps: CredentialsDeps, order: SignDocument, hash: Buffer): Promise<SigningIntentionRow> {
  const signer = await getCertifiedSigner(deps.db, 'document')
  return {
    holder_id: order.holderId,
    id: deps.newId(),
    card_id: order.cardId,
    document: order.document,
    about_id: order.aboutId,
    signer_id: signer.id,
    signed_hash: hash,
    intended_at: deps.clock.now(),
  }
}
