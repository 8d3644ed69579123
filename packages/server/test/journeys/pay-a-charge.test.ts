import assert from 'node:assert/strict'
import { bankTexts } from '#app/demo/acquirer/texts.ts'
import { moneyText } from '#locales/money.ts'
import { atBank, pressAtBank } from '../support/journey-bank.ts'
import { signIn } from '../support/journey-holder.ts'
import type { JourneyPerson } from '../support/journey-people.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/journey-visitor.ts'
import type { RunningSapar } from '../support/running-sapar.ts'

const journey = journeyStage()
const patienceMs = 60_000

/** Has the days of the charge posted now, as the hourly job does, and waits for the debt. */
async function owing(sapar: RunningSapar, { cardNumber }: JourneyPerson): Promise<number> {
  await sapar.database.query("select graphile_worker.add_job('charges.post')")
  const until = Date.now() + patienceMs
  for (;;) {
    const { rows } = await sapar.database.query<{ owed: string | null }>(
      `select sum(case when debit = 'receivable' then amount_minor else -amount_minor end) as owed
       from ledger_entries e join card_numbers n on n.card_id = e.card_id where n.card_number = $1`,
      [cardNumber],
    )
    if (rows[0]?.owed) return Number(rows[0].owed)
    assert.ok(Date.now() < until, 'the charge was not posted')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function payments(sapar: RunningSapar, { cardNumber }: JourneyPerson) {
  const { rows } = await sapar.database.query<{ state: string; posted: number }>(
    `select p.state, (select count(*)::int from ledger_entries e where e.source_id = p.id) as posted
     from payments p join card_numbers n on n.card_id = p.subject_id where n.card_number = $1 order by p.created_at`,
    [cardNumber],
  )
  return rows
}

/** Signs in, goes to the charges and presses the button; ends on our page of the payment. */
async function begin(holder: Visitor, person: JourneyPerson, owed: number): Promise<void> {
  await holder.open('/account/charges')
  if (holder.path === '/account/sign-in') await signIn(holder, person)
  await holder.press(holder.t.payments.pay(moneyText({ amountMinor: owed, currency: 'KZT' }, holder.language)))
  assert.match(holder.path, /^\/account\/payments\/[0-9a-f-]{36}$/)
  await holder.reads(holder.t.payments.about.pending)
}

journey('pay: declined once, then with the bank’s confirmation, and the receipt comes', async ({ sapar, visitor }) => {
  const person = await sapar.person({ language: 'zh-CN' })
  const owed = await owing(sapar, person)
  const holder = await visitor({ language: 'zh-CN', width: 390 })
  await begin(holder, person, owed)
  await atBank(holder, async (bank, t) => {
    assert.ok((await bank.locator('main').innerText()).includes(t.warning), 'nobody takes it for a bank')
    await pressAtBank(bank, t.decline)
    await bank.getByRole('status').filter({ hasText: t.failed }).waitFor()
  })
  await holder.open(holder.path)
  await holder.reads(holder.t.payments.about.failed)

  await holder.press(holder.t.payments.pay(moneyText({ amountMinor: owed, currency: 'KZT' }, holder.language)))
  await atBank(holder, async (bank, t) => {
    await pressAtBank(bank, t.challenge)
    await pressAtBank(bank, t.confirm)
    await bank.getByRole('status').filter({ hasText: t.paid }).waitFor()
  })
  await holder.open(holder.path)
  await holder.reads(holder.t.payments.about.paid)
  await holder.open('/account/payments')
  await holder.reads(holder.t.payments.states.paid)
  await holder.reads(holder.t.payments.states.failed)
  await holder.open('/account/letters')
  await holder.reads(holder.t.notices.templates['payment-received'].subject)
  assert.deepEqual(await payments(sapar, person), [
    { state: 'failed', posted: 0 },
    { state: 'paid', posted: 1 },
  ])
})

journey(
  'nobody comes back: the bank’s events alone, twice and with a forged one, book it once',
  async ({ sapar, visitor }) => {
    const person = await sapar.person()
    const owed = await owing(sapar, person)
    const holder = await visitor({ hasScripts: false })
    await begin(holder, person, owed)
    const link = holder.main.getByRole('link', { name: holder.t.payments.toBank, exact: true })
    const bank = await holder.page.context().newPage()
    await bank.goto((await link.getAttribute('href')) ?? '')
    const t = bankTexts('en')
    await bank.getByLabel(t.isDuplicated).check()
    await bank.getByLabel(t.isForged).check()
    await pressAtBank(bank, t.pay)
    await bank.close()
    const until = Date.now() + patienceMs
    while ((await payments(sapar, person))[0]?.state !== 'paid') {
      assert.ok(Date.now() < until, 'no event made it paid')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    assert.deepEqual(await payments(sapar, person), [{ state: 'paid', posted: 1 }])
    await holder.open(holder.path)
    await holder.reads(holder.t.payments.about.paid)
  },
)
