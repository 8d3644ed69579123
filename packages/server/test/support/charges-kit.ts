import assert from 'node:assert/strict'
import type { Card } from '#domain/cards/card.ts'
import { lastDayOver, type Charge } from '#domain/charges/charge.ts'
import { cardCharge, listBalances, listEntries, loadChargeFacts, owedBy, type LedgerEntry } from '#modules/charges'
import { findCard } from '#modules/cards'
import { loadProfile, referenceSource, type ReferenceSource } from '#modules/reference'
import { testDatabase, type TestDatabase } from './database.ts'

export type ChargesKit = TestDatabase & { readonly reference: ReferenceSource }

const profile = new URL('../../profiles/kz.json', import.meta.url)

/** A database with the bundled profile, whose tourist cards cost ₸350 a day from the first day of validity. */
export async function chargesKit(): Promise<ChargesKit> {
  const t = await testDatabase()
  const loaded = await loadProfile(t, profile)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal))
  return { ...t, reference: referenceSource(t) }
}

export const entriesOf = (t: TestDatabase, { holderId, id }: Card): Promise<LedgerEntry[]> =>
  listEntries(t.db, [holderId], id)

/** What the ledger says of a card's days, waivers and payments, each made from its entries alone. */
export async function ledgerOf(t: TestDatabase, card: Card) {
  const entries = await entriesOf(t, card)
  const sum = (...kinds: LedgerEntry['kind'][]): number =>
    entries.filter(({ kind }) => kinds.includes(kind)).reduce((total, entry) => total + owedBy(entry), 0)
  return {
    grossMinor: sum('charge', 'correction'),
    waivedMinor: 0 - sum('waiver', 'waiver-correction'),
    paidMinor: 0 - sum('payment', 'refund', 'refund-failure'),
    corrections: entries.filter(({ kind }) => kind === 'correction' || kind === 'waiver-correction').length,
    days: entries.filter(({ kind }) => kind === 'charge').length,
  }
}

/** What the function says of a card through yesterday, with everything that bears on it as it is now. */
export async function functionOf(t: ChargesKit, { holderId, id }: Card): Promise<Charge> {
  const card = await findCard(t.db, [holderId], id)
  const [facts] = await loadChargeFacts(t.db, card ? [card] : [])
  const book = await t.reference.today()
  const charge = facts && cardCharge(facts, book, lastDayOver(t.clock.now(), book.calendar.timeZone))
  return charge ?? assert.fail('the card costs nothing')
}

/** I-05, I-06: the ledger of a card is what the function says, and its balance what is owed. */
export async function assertLedgerIsFunction(t: ChargesKit, card: Card, what = card.cardNumber): Promise<void> {
  const said = await functionOf(t, card)
  const { grossMinor, waivedMinor, paidMinor } = await ledgerOf(t, card)
  assert.deepEqual(
    { grossMinor, waivedMinor },
    { grossMinor: said.grossMinor, waivedMinor: said.waivedMinor },
    `${what}: the ledger is not the function`,
  )
  const balance = (await listBalances(t.db, [card.holderId])).find(({ cardId }) => cardId === card.id)
  assert.equal(balance?.owedMinor ?? 0, said.totalMinor - paidMinor, `${what}: the balance`)
}
