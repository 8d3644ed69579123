import type { Card } from '#domain/cards/card.ts'
import {
  claimSlots,
  issueCredential,
  makeWalletOffer,
  readCardInWallets,
  type OfferLinks,
  type WalletDeps,
} from '#modules/credentials'
import type { Id } from '#kernel/ids.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { credentialsKit, dataFor } from './credentials-kit.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { must } from './must.ts'
import { present } from './present.ts'

export type Owner = { readonly card: Card; readonly accountId: Id }

export type MadeOffer = { readonly offerId: Id; readonly links: OfferLinks; readonly digits: string }

type Sent = {
  readonly template: string
  readonly changeId: Id
  readonly recipient: { readonly email?: string; readonly phone?: string }
  readonly secret?: string
}

export type WalletKit = TestDatabase & {
  readonly deps: WalletDeps
  /** What was told to holders, oldest first. */
  readonly sent: Sent[]
  /** Somebody with an account and one card that has its document. */
  anOwner(wishes?: Parameters<typeof aCard>[1], phone?: string | null): Promise<Owner>
  anAccount(phone: string | null): Promise<Id>
  /** Gives a card its document, or another one. */
  give(card: Card, isReplacement?: boolean): Promise<void>
  /** An offer as the holder's page makes it, with the digits that the holder reads on the telephone. */
  anOffer(owner: Owner): Promise<MadeOffer>
}

/** What wallets need, on a database of its own. */
export async function walletKit(): Promise<WalletKit> {
  const t = await testDatabase()
  const kit = await credentialsKit(t)
  const sent: Sent[] = []
  const deps: WalletDeps = {
    ...kit.deps,
    queueNotice: (_trx, order) => Promise.resolve(sent.push(order)),
    findHolderName: () => Promise.resolve('Eriksson Anna Maria'),
  }
  const give = (card: Card, isReplacement = false) => giveCredential(deps, card, isReplacement)
  const anAccount = (phone: string | null) => addAccount(t, phone)
  return {
    ...t,
    deps,
    sent,
    give,
    anAccount,
    anOwner: async (wishes = {}, phone = '+77010000042') => {
      const card = await aCard(t, wishes)
      await give(card)
      return { card, accountId: await anAccount(phone) }
    },
    anOffer: async ({ card: { holderId, id: cardId }, accountId }) => {
      const command = { commandId: t.newId(), holderId, accountId, cardId }
      const { offerId } = must(await makeWalletOffer(deps, command))
      const { links } = present((await readCardInWallets(deps, { holderId, cardId })).offer)
      const digits = sent.find(({ changeId }) => changeId === offerId)?.secret
      return { offerId, links: present(links), digits: present(digits) }
    },
    close: async () => {
      kit.close()
      await t.close()
    },
  }
}

async function addAccount(t: TestDatabase, phone: string | null): Promise<Id> {
  const principalId = t.newId()
  await t.db
    .insertInto('accounts')
    .values({
      principal_id: principalId,
      user_name: principalId,
      email: `${principalId}@example.org`,
      phone,
      password_hash: 'nobody signs in with it',
      password_length_class: 'alone',
      language: 'kk',
      contact_changed_at: null,
      version: 1,
      created_at: t.clock.now(),
    })
    .execute()
  return principalId
}

async function giveCredential(deps: WalletDeps, card: Card, isReplacement: boolean): Promise<void> {
  const { holderId, id: cardId } = card
  const slot = present(must(await claimSlots(deps, [{ holderId, cardId }]))[0])
  const order = { slot, data: dataFor(card, deps.issuer, slot), actor: { kind: 'operator' } as const, isReplacement }
  must(await inTransaction(deps.db, (trx) => issueCredential(trx, deps, order)))
}
