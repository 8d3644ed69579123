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

export type SignDocument = DocumentName & {
  readonly cardId: Id
  /** What is signed: `cardData`, `certificateData` or `receiptData` of the format. */
  readonly data: JsonObject
}

export type SignDocumentRefusal = { readonly code: 'document-not-sound'; readonly why: string }

/**
 * Signs a document, once: check, record the intention, sign, store. Killed anywhere between, it is run again for the same
 * bytes; a signature that was lost was never seen by anybody (F1).
 */
export async function signDocument(
  deps: CredentialsDeps,
  order: SignDocument,
): Promise<Result<SignedDocument, SignDocumentRefusal>> {
  const earlier = await findDocument(deps.db, order)
  if (earlier) return ok(earlier)
  const now = deps.clock.now()
  const fault = await checkDocument(await makeThrowAwayAuthority(deps.issuer, now), order.document, order.data, now)
  if (fault !== undefined) return refuse({ code: 'document-not-sound', why: fault })
  const { intention, signer } = await intend(deps, order)
  const signature = await deps.keys.sign(signer.keyName, dataToSign(order.data))
  const text = envelope(order.data, signature, signer.certificate)
  const doubt = await checkGenuine(order.document, text, await trustOf(deps), now)
  // a key, or a token, that signs something else: nothing of it may leave
  if (doubt !== undefined) throw new Error(`what ${signer.keyName} signed is not genuine: ${doubt}`)
  await addDocument(deps.db, intention, { text, signedAt: now })
  const stored = await findDocument(deps.db, order)
  if (!stored) throw new Error('the document just signed is not there')
  return ok(stored)
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
