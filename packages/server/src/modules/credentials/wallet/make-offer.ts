import { maskRecipient } from '#domain/notices/mask-recipient.ts'
import { makeConfirmationCode } from '#domain/people/confirmation-code.ts'
import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import { findContact, takeAttempt, type AccountContact, type TooManyAttempts } from '#modules/accounts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { lockCredential, type CardCredential } from '../credential-store.ts'
import { findCardForWallet } from './card-for-wallet.ts'
import { listCopies } from './copy-store.ts'
import type { WalletDeps } from './deps.ts'
import { addOffer, addPlace, endWaitingOffers, type WalletOffer } from './offer-store.ts'
import { fingerprintOfDigits, newSecret, placeOf, sealSecrets } from './secrets.ts'

export type MakeWalletOffer = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly cardId: Id
}

export type WalletOfferMade = { readonly offerId: Id }

export type MakeWalletOfferRefusal =
  | CommandReused
  | TooManyAttempts
  | { readonly code: 'card-not-for-wallet' }
  | { readonly code: 'too-many-wallet-copies' }

/**
 * Offers a card to the holder's wallet. The offer stands on the page; six digits go to the holder's telephone or, without
 * one, letter box, so that a picture of the page is not enough (OpenID4VCI 1.0 §13.6). An earlier offer of the card ends.
 */
export async function makeWalletOffer(
  deps: WalletDeps,
  command: MakeWalletOffer,
): Promise<Result<WalletOfferMade, MakeWalletOfferRefusal>> {
  const { commandId, holderId, accountId, cardId } = command
  const contact = await findContact(deps.db, accountId)
  if (!contact) throw new Error('whoever is signed in has an account')
  // counted for the account alone: it is signed in, and nobody else's offers may use its own up
  const counted = await takeAttempt(deps, 'wallet-offer', {
    name: accountId,
    address: '',
    device: Buffer.from(accountId),
  })
  if (!counted.ok) return counted
  const key = { subjectId: holderId, commandId, name: 'make-wallet-offer', body: { cardId } }
  return runCommand<WalletOfferMade, MakeWalletOfferRefusal>(deps, key, async (trx) => {
    const credential = await lockCredential(trx, holderId, cardId)
    const card = credential && (await findCardForWallet(trx, deps, credential))
    if (!card) return refuse({ code: 'card-not-for-wallet' })
    const copies = await listCopies(trx, credential)
    if (copies.length >= walletOffers.copiesOfCard) return refuse({ code: 'too-many-wallet-copies' })
    await endWaitingOffers(trx, holderId, cardId, deps.clock.now())
    const offerId = await write(trx, deps, credential, accountId, contact)
    return ok({ offerId })
  })
}

async function write(
  trx: Trx,
  deps: WalletDeps,
  credential: CardCredential,
  accountId: Id,
  contact: AccountContact,
): Promise<Id> {
  const { holderId, cardId } = credential
  const offer = newOffer(deps, credential, accountId, contact)
  await addOffer(trx, offer.stored)
  for (const place of offer.places)
    await addPlace(trx, place, { holderId, offerId: offer.stored.id }, offer.stored.endsAt)
  await deps.queueNotice(trx, {
    subjectId: holderId,
    changeId: offer.stored.id,
    template: 'wallet-code',
    language: contact.language,
    recipient: recipientOf(contact),
    params: {},
    secret: offer.digits,
    cardId,
  })
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'wallet-offer-made',
    actor: { kind: 'holder', id: accountId },
    cardId,
    details: { offerId: offer.stored.id },
  })
  return offer.stored.id
}

function newOffer(
  { clock, newId, randomBytes, sealer }: WalletDeps,
  { holderId, cardId, id: credentialId }: CardCredential,
  accountId: Id,
  contact: AccountContact,
) {
  const [id, madeAt, digits] = [newId(), clock.now(), makeConfirmationCode(randomBytes)]
  const secrets = { code: newSecret(randomBytes), reference: newSecret(randomBytes) }
  const stored = {
    holderId,
    id,
    cardId,
    credentialId,
    accountId,
    language: contact.language,
    secretsSealed: sealSecrets(sealer, id, secrets),
    digitsFingerprint: fingerprintOfDigits(sealer, id, digits),
    sentTo: maskRecipient(contact.phone ?? contact.email),
    madeAt,
    endsAt: new Date(madeAt.getTime() + walletOffers.minutes * 60_000),
  } satisfies Partial<WalletOffer>
  const places = [placeOf(sealer, 'code', secrets.code), placeOf(sealer, 'reference', secrets.reference)]
  return { stored, places, digits }
}

/** One channel, and another than the page: a telephone when there is one, because mail often opens on the same screen. */
function recipientOf({ phone, email }: AccountContact): { readonly phone: string } | { readonly email: string } {
  return phone === null ? { email } : { phone }
}
