import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ReferenceEntry } from '../reference/contents.ts'
import type { TariffHistory, TariffPeriod } from './tariff.ts'

/**
 * The versions that price cards of one type, each until the day before the next version of the same tariff begins, or its
 * own last day. That the periods join without gap and overlap is checked when a profile is loaded.
 */
export function tariffHistory(entries: readonly ReferenceEntry[], cardType: string): TariffHistory {
  const tariffs = entries.filter((entry) => entry.kind === 'tariff')
  return tariffs
    .filter(({ content }) => content.cardTypes.includes(cardType))
    .map(({ code, version, effectiveFrom, content }): TariffPeriod => {
      const next = tariffs
        .filter((other) => other.code === code && other.effectiveFrom > effectiveFrom)
        .map((other) => other.effectiveFrom)
        .toSorted()[0]
      const until = earlier(content.effectiveUntil, next === undefined ? undefined : addDays(next, -1))
      return { tariff: { ...content, code, version }, from: effectiveFrom, until: until ?? null }
    })
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
}

function earlier(one: CalendarDay | undefined, other: CalendarDay | undefined): CalendarDay | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}
