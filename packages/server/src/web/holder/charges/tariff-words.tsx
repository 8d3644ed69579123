import type { TariffHistory } from '#domain/charges/tariff.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { tariffRules } from '../../shared/charges/tariff-rules.ts'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly tariff: TariffHistory; readonly today: CalendarDay }

/** The tariff in force in words, so that everybody can work the figure out again. */
export function TariffWords({ page, tariff, today }: Props) {
  const { tariff: texts } = page.t.charges
  const period = tariff.findLast(({ from }) => from <= today) ?? tariff[0]
  const announced = tariff.find(({ from }) => from > today && from !== period?.from)
  if (!period) return <></>
  return (
    <section class="panel" aria-labelledby="tariff">
      <h2 id="tariff">{texts.title}</h2>
      <ul>
        {tariffRules(page, period.tariff).map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <p class="quiet-text">
        {texts.since(period.tariff.names[page.language], period.tariff.version, formatDay(page.language, period.from))}
      </p>
      {announced && <p class="quiet-text">{texts.announced(formatDay(page.language, announced.from))}</p>}
      <p>
        <a href="/tariffs">{texts.published}</a>
      </p>
    </section>
  )
}
