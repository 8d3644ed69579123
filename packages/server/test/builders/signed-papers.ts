import { cardStatus, certificateData, receiptData, type CancellationCertificateClaims } from '@sapar/verifier/format'
import type { Card } from '#domain/cards/card.ts'
import {
  claimSlots,
  findPaper,
  getSigned,
  issueCredential,
  referenceTo,
  setCredentialStatus,
  signDocument,
  type CredentialsDeps,
  type DecidedPaper,
} from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import { present } from '#test/support/present.ts'
import { dataFor } from '#test/support/credentials-kit.ts'
import { must } from '#test/support/must.ts'

/** What a certificate of this card says; its person is the one of `dataFor`. */
export function certificateClaims(
  card: Card,
  status: CancellationCertificateClaims['status'],
  at: Date,
  requestReference = 'C-7QK2-M4XD',
): CancellationCertificateClaims {
  const cancelledAt = Math.floor(at.getTime() / 1_000)
  return {
    certificateNumber: 'N-K7M-4Q2-X9C',
    cardNumber: card.cardNumber,
    name: 'ERIKSSON<<ANNA<MARIA',
    passportNumber: card.passportNumber,
    bornOn: '1974-08-12',
    nationality: 'UTO',
    requestReference,
    stoppedOn: '2026-08-28',
    cancelledAt,
    issuedAt: cancelledAt,
    status,
  }
}

export type SignedPapers = { readonly card: DecidedPaper; readonly certificate: DecidedPaper }

type Wishes = { readonly requestReference?: string; readonly isSigned?: boolean }

/** The two papers of a card as issue and cancellation leave them, signed unless a test wants them still being made. */
export async function signedPapers(deps: CredentialsDeps, card: Card, wishes: Wishes = {}): Promise<SignedPapers> {
  const { holderId, id: cardId } = card
  const claimed = await claimSlots(deps, [{ holderId, cardId }])
  if (!claimed.ok) throw new Error(claimed.refusal.why)
  const slot = present(claimed.value[0])
  const status = referenceTo(deps.issuer.publicUrl, slot.listId, slot.index)
  const claims = certificateClaims(card, status, deps.clock.now(), wishes.requestReference)
  const event = certificateData(deps.issuer.code, claims)
  if (!event.ok) throw new Error(event.refusal.join(', '))
  const done = await inTransaction(deps.db, async (trx) => {
    const data = dataFor(card, deps.issuer, slot)
    const issued = await issueCredential(trx, deps, { slot, data, actor: { kind: 'operator' } })
    if (!issued.ok) throw new Error(issued.refusal.code)
    const change = { holderId, cardId, status: cardStatus.cancelled, event: event.value, isCertified: true }
    return setCredentialStatus(trx, deps, change)
  })
  if (!done.ok) throw new Error(done.refusal.code)
  const find = async (document: DecidedPaper['document']) =>
    present(await findPaper(deps.db, { holderId, cardId, document }))
  if (wishes.isSigned ?? true)
    for (const document of ['card', 'certificate'] as const) await getSigned(deps, await find(document))
  return { card: await find('card'), certificate: await find('certificate') }
}

/** The receipt of a submission for this card, as the account hands it out. */
export async function aSignedReceipt(deps: CredentialsDeps, card: Card): Promise<string> {
  const { holderId, id: cardId, cardNumber } = card
  const at = Math.floor(deps.clock.now().getTime() / 1_000)
  const claims = {
    requestReference: 'C-7QK2-M4XD',
    cardNumber,
    submittedAt: at,
    effect: 'now',
    promisedOn: '2026-09-10',
    stoppedOn: '2026-09-04',
    chargeMinor: 125_000,
    currency: 'KZT',
    evidence: [],
    issuedAt: at,
  } as const
  const data = receiptData(deps.issuer.code, claims)
  if (!data.ok) throw new Error(data.refusal.join(', '))
  const order = { holderId, cardId, document: 'receipt', aboutId: deps.newId(), data: data.value } as const
  return must(await signDocument(deps, order)).text
}
