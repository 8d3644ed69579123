import { type CardStatus } from '@sapar/verifier/format'
import type { Card } from '#domain/cards/card.ts'
import {
  claimSlots,
  issueCredential,
  publishChanges,
  setCredentialStatus,
  signDocument,
  type CredentialsDeps,
} from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import { dataFor } from '#test/support/credentials-kit.ts'
import { must } from '#test/support/must.ts'
import { present } from '#test/support/present.ts'
import { aCard } from './card.ts'
import type { BuilderDeps } from './holder.ts'

export type SignedCard = {
  readonly card: Card
  /** What its bar code says. */
  readonly text: string
}

/** A card with its signed document and its status in the published list. The person is the one of `dataFor`. */
export async function aSignedCard(
  t: BuilderDeps,
  deps: CredentialsDeps,
  wishes: { readonly card?: Parameters<typeof aCard>[1]; readonly status?: CardStatus } = {},
): Promise<SignedCard> {
  const card = await aCard(t, wishes.card)
  const { holderId, id: cardId } = card
  const slot = present(must(await claimSlots(deps, [{ holderId, cardId }]))[0])
  const data = dataFor(card, deps.issuer, slot)
  const issued = must(
    await inTransaction(deps.db, (trx) => issueCredential(trx, deps, { slot, data, actor: { kind: 'operator' } })),
  )
  const { text } = must(await signDocument(deps, { holderId, cardId, document: 'card', aboutId: issued.eventId, data }))
  const { status } = wishes
  if (status !== undefined) {
    must(await inTransaction(deps.db, (trx) => setCredentialStatus(trx, deps, { holderId, cardId, status, event: {} })))
  }
  await publishChanges(deps)
  return { card, text }
}
