import { listCardsByKey } from '#modules/cards'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { lockAccounts, markAccounts, openAccounts, type CardKey, type ChargeAccount } from './account-store.ts'
import type { ChargeFacts } from './card-charge.ts'
import { compareCard, depthOf, type Comparison, type Measure } from './compare-card.ts'
import type { NewLedgerEntry } from './ledger-entry.ts'
import { insertEntries, listEntries } from './ledger-store.ts'
import type { UncomparedCard } from './list-uncompared.ts'
import { loadChargeFacts } from './load-charges.ts'
import { postedBy } from './posted.ts'

export type PostingDeps = Measure & { readonly newId: NewId }

export type BatchPosted = {
  /** How many entries were added. */
  readonly entries: number
  /** Cards that stay as they are, with the reason: somebody has to look. */
  readonly stuck: readonly { readonly cardId: Id; readonly code: string }[]
}

/**
 * Brings the ledger of some cards to what the function says, inside one transaction and under the lock of their accounts.
 * Everything is read after the lock is held, so a parallel run finds nothing left to do.
 */
export async function postBatch(trx: Trx, deps: PostingDeps, batch: readonly UncomparedCard[]): Promise<BatchPosted> {
  await openAccounts(trx, newAccounts(deps, batch))
  const accounts = await lockAccounts(trx, batch)
  const facts = await loadChargeFacts(trx, await listCardsByKey(trx, batch))
  const comparisons = await compareAll(trx, deps, accounts, facts)
  const done = comparisons.flatMap((comparison) => ('mark' in comparison ? comparison : []))
  const currencyOf = new Map(accounts.map(({ cardId, currency }) => [cardId, currency]))
  const entries = done.flatMap((comparison) => toEntries(deps, comparison, currencyOf.get(comparison.mark.cardId)))
  await insertEntries(trx, entries)
  await markAccounts(
    trx,
    done.map(({ mark }) => mark),
  )
  return {
    entries: entries.length,
    stuck: comparisons.flatMap((one) => ('stuck' in one ? { cardId: one.cardId, code: one.stuck } : [])),
  }
}

function newAccounts({ book }: Measure, batch: readonly UncomparedCard[]) {
  return batch.flatMap(({ holderId, cardId, cardType, hasAccount }) => {
    const currency = book.tariffFor(cardType)[0]?.tariff.currency
    return hasAccount || currency === undefined ? [] : { holderId, cardId, currency }
  })
}

type Stuck = { readonly stuck: string; readonly cardId: Id }

async function compareAll(
  trx: Trx,
  measure: Measure,
  accounts: readonly ChargeAccount[],
  facts: readonly ChargeFacts[],
): Promise<(Comparison | Stuck)[]> {
  const factsOf = new Map(facts.map((fact) => [fact.card.id, fact]))
  const comparisons: (Comparison | Stuck)[] = []
  const thorough: { readonly fact: ChargeFacts; readonly account: ChargeAccount }[] = []
  for (const account of accounts) {
    const fact = factsOf.get(account.cardId)
    if (!fact) throw new Error('an account without a card')
    const depth = depthOf(fact, account, measure)
    if (depth === 'all') thorough.push({ fact, account })
    if (depth === 'days') comparisons.push(named(account, compareCard(fact, account, measure)))
  }
  const posted = await readPosted(
    trx,
    thorough.map(({ account }) => account),
  )
  for (const { fact, account } of thorough) {
    comparisons.push(named(account, compareCard(fact, account, measure, posted(account))))
  }
  return comparisons
}

const named = ({ cardId }: CardKey, comparison: ReturnType<typeof compareCard>): Comparison | Stuck =>
  'stuck' in comparison ? { ...comparison, cardId } : comparison

async function readPosted(trx: Trx, keys: readonly CardKey[]) {
  const holderIds = [...new Set(keys.map(({ holderId }) => holderId))]
  const entries = Map.groupBy(await listEntries(trx, holderIds), ({ cardId }) => cardId)
  return ({ cardId }: CardKey) => postedBy(entries.get(cardId) ?? [])
}

function toEntries(
  { newId, now }: PostingDeps,
  { mark: { holderId, cardId }, postings }: Comparison,
  currency: string | undefined,
): NewLedgerEntry[] {
  if (currency === undefined) throw new Error('compared without an account')
  return postings.map((posting) => ({ ...posting, holderId, cardId, id: newId(), currency, at: now }))
}
