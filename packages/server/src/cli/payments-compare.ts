import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { SettlementDifference } from '#domain/payments/compare-settlement.ts'
import { currencyDigits } from '#domain/money/currencies.ts'
import { compareDay } from '#modules/payments'
import { addDays, isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Money } from '#kernel/money.ts'
import { readStripeReport } from '#platform/payments/stripe-report.ts'
import type { CliContext } from './context.ts'

type Options = { readonly from: string; readonly to?: string; readonly provider: string; readonly json?: boolean }
type Found = SettlementDifference & { readonly day: CalendarDay }

/** `sapar payments compare FILE`: the acquirer's own file beside our books, where its list cannot be asked or is disputed. */
export function registerPaymentsCommands(program: Command, context: CliContext): void {
  program
    .command('payments')
    .description('payments and the acquirer’s view of them')
    .command('compare')
    .description('compare a file of the acquirer’s with our books, day by day; differences go to the supervisors’ list')
    .argument('<file>', 'Stripe’s report "Balance change from activity, itemised" (CSV)')
    .requiredOption('--from <day>', 'first day that the file has whole, in UTC, such as 2026-11-01')
    .option('--to <day>', 'last day that the file has whole (default: the first)')
    .option('--provider <name>', 'as in payments: stripe, or sandbox in a demonstration', 'stripe')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: Options) => compareFile(context, file, options))
}

async function compareFile(context: CliContext, file: string, options: Options): Promise<void> {
  const { from, to = from, provider, json } = options
  if (!isCalendarDay(from) || !isCalendarDay(to) || to < from) {
    context.stderr.write('--from and --to are days such as 2026-11-01, the first not after the last.\n')
    return context.fail(2)
  }
  const text = await readFile(file, 'utf8').catch(() => undefined)
  const read = text === undefined ? undefined : readStripeReport(text, currencyDigits)
  if (!read?.ok) {
    const why = read ? `line ${read.refusal.line}: ${read.refusal.why}` : 'it cannot be opened'
    context.stderr.write(`${file}: ${why}.\nNothing was compared.\n`)
    return context.fail(2)
  }
  const store = await context.open()
  try {
    const found: Found[] = []
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const differences = await compareDay(store, provider, read.value, day)
      found.push(...differences.map((difference) => ({ ...difference, day })))
    }
    context.stdout.write(json ? `${JSON.stringify(found)}\n` : textFor(found))
    if (found.length > 0) context.fail()
  } finally {
    await store.close()
  }
}

function textFor(found: readonly Found[]): string {
  if (found.length === 0) return 'The file and the books agree.\n'
  const lines = found.map(
    ({ day, kind, movement, reference, lineRef, ours, theirs }) =>
      `${day}  ${kind}  ${movement} ${reference ?? lineRef ?? ''}  ours ${moneyText(ours)}, theirs ${moneyText(theirs)}`,
  )
  return [...lines, `${found.length} differences are on the supervisors’ list.`, ''].join('\n')
}

function moneyText(money: Money | null): string {
  return money ? `${money.amountMinor} ${money.currency} (smallest unit)` : 'nothing'
}
