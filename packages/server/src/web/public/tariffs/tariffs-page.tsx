import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ReferenceBook } from '#modules/reference'
import { tariffRules } from '../../shared/charges/tariff-rules.ts'
import { Document } from '../../shared/components/document.tsx'
import { formatDay, formatList } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'

type PublicPage = Page<undefined, PublicDeps>
type Version = ReferenceBook['tariffVersions'][number]
type Props = { readonly page: PublicPage; readonly book: ReferenceBook }

/** Every version of every tariff in words, the newest first, and how to work a receipt out again. */
export function TariffsPage({ page, book }: Props) {
  const { tariffs } = page.t.receipts
  const versions = book.tariffVersions.toSorted((one, other) => compare(other.effectiveFrom, one.effectiveFrom))
  const byCode = [...Map.groupBy(versions, ({ code }) => code).values()]
  return (
    <Document page={page} title={tariffs.title} look="public">
      <div class="narrow">
        <h1>{tariffs.title}</h1>
        <p class="lead">{byCode.length === 0 ? tariffs.none : tariffs.lead}</p>
        {byCode.map((group) => (
          <Tariff page={page} book={book} versions={group} />
        ))}
        <h2>{tariffs.againTitle}</h2>
        <ol>
          {tariffs.again.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p>
          <a href="/tariffs.json">{tariffs.data}</a>
        </p>
      </div>
    </Document>
  )
}

function Tariff({ page, book, versions }: Props & { readonly versions: readonly Version[] }) {
  const [newest] = versions
  if (!newest) return <></>
  return (
    <section aria-labelledby={`tariff-${newest.code}`}>
      <h2 id={`tariff-${newest.code}`}>{newest.content.names[page.language]}</h2>
      {versions.map((version) => (
        <TariffVersion page={page} book={book} version={version} until={lastDayOf(version, versions)} />
      ))}
    </section>
  )
}

type VersionProps = Props & { readonly version: Version; readonly until: CalendarDay | undefined }

function TariffVersion({ page, book, version, until }: VersionProps) {
  const { tariffs } = page.t.receipts
  const { content, source } = version
  const types = content.cardTypes.map((code) => book.find('card-type', code)?.names[page.language] ?? code)
  return (
    <div class="panel">
      <h3>{`${tariffs.version(version.version)} · ${stateOf(page, book, version, until)}`}</h3>
      <p>{tariffs.forTypes(formatList(page.language, types))}</p>
      <ul>
        {tariffRules(page, content).map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <p class="quiet-text">
        {tariffs.source}: {source}
      </p>
    </div>
  )
}

function stateOf(page: PublicPage, { day: today }: ReferenceBook, version: Version, until: CalendarDay | undefined) {
  const { state } = page.t.receipts.tariffs
  const from = formatDay(page.language, version.effectiveFrom)
  if (version.effectiveFrom > today) return state.announced(from)
  return until !== undefined && until < today ? state.past(from, formatDay(page.language, until)) : state.current(from)
}

/** The day before the next version begins, or the tariff's own last day. */
function lastDayOf(version: Version, versions: readonly Version[]): CalendarDay | undefined {
  const next = versions.findLast(({ effectiveFrom }) => effectiveFrom > version.effectiveFrom)
  return next ? addDays(next.effectiveFrom, -1) : version.content.effectiveUntil
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
