import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { listOpenDifferences, refreshPayment } from '#modules/payments'
import { runCli } from '#test/support/cli.ts'
import { must } from '#test/support/must.ts'
import { anOwingCard, aPending, paymentKit, sessionOf, type PaymentKit } from '#test/support/payment-kit.ts'
import { registerPaymentsCommands } from './payments-compare.ts'

let t: PaymentKit
let folder: string
let paid: string[]
before(async () => {
  t = await paymentKit()
  folder = await mkdtemp(join(tmpdir(), 'sapar-report-'))
  paid = [await aPaid(), await aPaid(), await aPaid()]
})
after(async () => {
  await rm(folder, { recursive: true })
  await t.close()
})

async function aPaid(): Promise<string> {
  const key = await aPending(t, await anOwingCard(t))
  t.sandbox.bank.pay(sessionOf(t, key))
  must(await refreshPayment(t, key))
  return key.paymentId
}

const header =
  'balance_transaction_id,created_utc,reporting_category,customer_facing_amount,customer_facing_currency,payment_metadata[reference],refund_metadata[reference]'

const lineOf = (paymentId: string, amount = '8750.00') =>
  `txn_${paymentId.slice(-6)},2026-09-01 04:00:00,charge,${amount},kzt,${paymentId},`

async function compare(lines: readonly string[], ...more: readonly string[]) {
  const file = join(folder, 'report.csv')
  await writeFile(file, [header, ...lines, ''].join('\n'))
  const args = ['payments', 'compare', file, '--from', '2026-09-01', '--provider', 'sandbox', ...more]
  return runCli(t, registerPaymentsCommands, args)
}

test('a file that agrees with the books says so', async () => {
  const run = await compare(paid.map((id) => lineOf(id)))
  assert.deepEqual([run.stdout, run.exitCode], ['The file and the books agree.\n', 0])
})

test('every difference is found, told, and put before the supervisors once', async () => {
  const [one = '', two = '', three = ''] = paid
  const lines = [lineOf(one), lineOf(two, '8750.01'), 'txn_x,2026-09-01 05:00:00,charge,1.00,kzt,,']
  for (let time = 0; time < 2; time += 1) {
    const run = await compare(lines, '--json')
    assert.equal(run.exitCode, 1)
    const found = JSON.parse(run.stdout) as { kind: string; reference: string | null; day: string }[]
    assert.deepEqual(
      found.map(({ kind, reference, day }) => [kind, reference, day]),
      [
        ['amount-differs', two, '2026-09-01'],
        ['missing-here', null, '2026-09-01'],
        ['missing-there', three, '2026-09-01'],
      ],
    )
    assert.equal((await listOpenDifferences(t.db, 10)).length, 3)
  }
  const { stdout } = await compare(lines)
  assert.match(stdout, /amount-differs {2}payment .* ours 875000 KZT \(smallest unit\), theirs 875001 KZT/)
  assert.match(stdout, /3 differences are on the supervisors’ list\.\n$/)
})

test('half a file, no file and wrong days compare nothing and say why', async () => {
  const cut = await compare([lineOf(paid[0] ?? ''), 'txn_1,2026-09-01'])
  assert.deepEqual([cut.exitCode, cut.stdout], [2, ''])
  assert.match(cut.stderr, /report\.csv: line 3: .*\.\nNothing was compared\.\n$/s)
  const command = (...args: readonly string[]) => runCli(t, registerPaymentsCommands, ['payments', 'compare', ...args])
  const gone = await command(join(folder, 'gone.csv'), '--from', '2026-09-01')
  assert.match(gone.stderr, /cannot be opened/)
  const turned = await compare([], '--to', '2026-08-01')
  assert.match(turned.stderr, /--from and --to are days/)
})
