import { moneyText } from '#locales/money.ts'
import { unreachable } from '#kernel/result.ts'
import { formatDay } from '../format.ts'
import type { Page } from '../page.ts'
import { costIfNeverStopped, firstPaidDay, isAtCap, isStillCounting, tariffOn, type CardCost } from './card-cost.ts'

/** A sentence, and the amounts and days in it that stand out. */
export type Sentence = { readonly text: string; readonly figures: readonly string[] }

type Reader = Pick<Page<unknown>, 't' | 'language'>

/** What a card costs, in one sentence for each state that a charge can be in. */
export function costSentence(page: Reader, cost: CardCost): Sentence {
  const { cost: texts } = page.t.charges
  const { state, owedMinor } = cost.outlook
  const [total, today] = totalAndToday(page, cost)
  switch (state.kind) {
    case 'running':
      return { text: texts.running(today, total), figures: [today, total] }
    case 'not-begun':
    case 'free':
      return startSentence(page, cost)
    case 'frozen': {
      const day = formatDay(page.language, state.since)
      if (owedMinor === 0) return { text: texts.stoppedAtNothing(day), figures: [day] }
      return { text: texts.stopped(day, total), figures: [day, total] }
    }
    case 'ended': {
      const day = formatDay(page.language, state.since)
      if (owedMinor === 0) return { text: texts.endedAtNothing(day), figures: [day] }
      if (isAtCap(cost)) return { text: texts.capped(total), figures: [total] }
      return { text: texts.ended(day, total), figures: [day, total] }
    }
    default:
      return unreachable(state)
  }
}

function startSentence(page: Reader, cost: CardCost): Sentence {
  const { cost: texts } = page.t.charges
  const first = firstPaidDay(cost)
  if (first) {
    const [day, perDay] = [formatDay(page.language, first.on), amountText(page, cost, first.perDayMinor)]
    return { text: texts.starts(day, perDay), figures: [day, perDay] }
  }
  const anchor = tariffOn(cost, cost.today)?.tariff.anchor
  const text = anchor === 'trip-end' || anchor === 'last-exit' ? texts.waits[anchor] : texts.nothingYet
  return { text, figures: [] }
}

/** What it will have cost if nothing is done; undefined when nothing is added any more, or nobody knows when it begins. */
export function forecastSentence(page: Reader, cost: CardCost): Sentence | undefined {
  const { forecast } = page.t.charges
  const { end, owedMinor } = cost.outlook
  if (!isStillCounting(cost) || end.totalMinor === owedMinor) return undefined
  const [amount, day] = [amountText(page, cost, end.totalMinor), formatDay(page.language, end.on)]
  const isCap = end.kind === 'ends' && tariffOn(cost, end.on)?.tariff.capMinor === end.totalMinor
  return { text: forecast[isCap ? 'capped' : end.kind](amount, day), figures: [amount, day] }
}

/** What sending a request does to the charge, before it is sent. */
export function askingSentence(page: Reader, cost: CardCost): Sentence {
  const { asking } = page.t.charges
  if (!isStillCounting(cost)) return costSentence(page, cost)
  if (cost.outlook.state.kind !== 'running') return { text: asking.keepsFree, figures: [] }
  const [total] = totalAndToday(page, cost)
  return { text: asking.stops(total), figures: [total] }
}

/** How the charge stands once the request is none any more; without a charge that runs, what it costs. */
export function goesOnSentence(page: Reader, cost: CardCost): Sentence {
  return runningAs(page, cost, page.t.charges.asking.goesOn)
}

/** What taking the request back or refusing it does to the charge, before it is done. */
export function resumeSentence(page: Reader, cost: CardCost): Sentence {
  return runningAs(page, costIfNeverStopped(cost), page.t.charges.asking.asIfNever)
}

function runningAs(page: Reader, cost: CardCost, say: (today: string, total: string) => string): Sentence {
  if (cost.outlook.state.kind !== 'running') return costSentence(page, cost)
  const [total, today] = totalAndToday(page, cost)
  return { text: say(today, total), figures: [total, today] }
}

/** The same in a few words, for the head of a case. */
export function officeSummary(page: Reader, cost: CardCost): string {
  const { office } = page.t.charges
  const { state } = cost.outlook
  const [total] = totalAndToday(page, cost)
  switch (state.kind) {
    case 'running':
      return office.running(total)
    case 'not-begun':
    case 'free':
      return office.notBegun
    case 'frozen':
      return office.frozen(total, formatDay(page.language, state.since))
    case 'ended':
      return office.ended(total, formatDay(page.language, state.since))
    default:
      return unreachable(state)
  }
}

/** An amount in the currency of the card. */
export function amountText({ language }: Reader, { outlook }: CardCost, amountMinor: number): string {
  return moneyText({ amountMinor, currency: outlook.currency }, language)
}

function totalAndToday(page: Reader, cost: CardCost): readonly [total: string, today: string] {
  const { owedMinor, todayMinor } = cost.outlook
  return [amountText(page, cost, owedMinor), amountText(page, cost, todayMinor)]
}
