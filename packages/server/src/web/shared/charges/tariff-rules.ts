import type { TariffContent } from '#domain/charges/tariff.ts'
import { moneyText } from '#locales/money.ts'
import type { Page } from '../page.ts'

/** A version of a tariff in sentences, enough to work every amount out again. */
export function tariffRules({ t, language }: Pick<Page<unknown>, 't' | 'language'>, content: TariffContent): string[] {
  const { tariff: texts } = t.charges
  const { anchor, freeDays, bands, capMinor, currency } = content
  const amount = (amountMinor: number): string => moneyText({ amountMinor, currency }, language)
  return [
    texts.anchors[anchor],
    ...(freeDays === 0 ? [] : [texts.freeDays(freeDays)]),
    ...bands.map(({ fromDay, toDay, perDayMinor }) =>
      toDay === null ? texts.openBand(fromDay, amount(perDayMinor)) : texts.band(fromDay, toDay, amount(perDayMinor)),
    ),
    ...(capMinor === null ? [] : [texts.most(amount(capMinor))]),
    texts.stop,
  ]
}
