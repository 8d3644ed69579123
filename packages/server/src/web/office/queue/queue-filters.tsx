import { languages } from '#domain/languages.ts'
import { caseKinds, queueStates, queueViews, type Queue } from '#modules/review'
import { Tabs } from '../../shared/components/parts.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import { queuePath, type QueueFilters } from './read-filters.ts'

type Props = {
  readonly page: OfficePage
  readonly filters: QueueFilters
  readonly queue: Pick<Queue, 'counts' | 'kinds'>
}

/** Views are links, the rest is a form that asks for a page: both work without script and leave an address. */
export function Filters({ page, filters, queue: { counts, kinds } }: Props) {
  const { queue, states } = page.t.office
  const { kinds: kindTexts } = page.t.officeApplications
  const { languageNames } = page.t.common
  return (
    <>
      <Tabs
        label={queue.views.label}
        tabs={queueViews.map((view) => ({
          href: queuePath(filters, { view }),
          label: queue.views[view](counts[view]),
        }))}
        current={queuePath(filters, { view: filters.view })}
      />
      <form method="get" action="/office" class="filters">
        {filters.view !== 'all' && <input type="hidden" name="view" value={filters.view} />}
        <Choice
          name="kind"
          label={kindTexts.label}
          any={kindTexts.any}
          chosen={filters.kind}
          options={caseKinds.map((kind) => ({ value: kind, label: kindTexts[kind](kinds[kind]) }))}
        />
        <Choice
          name="state"
          label={queue.state}
          any={queue.anyState}
          chosen={filters.state}
          options={queueStates.map((state) => ({ value: state, label: states[state] }))}
        />
        <Choice
          name="lang"
          label={queue.language}
          any={queue.anyLanguage}
          chosen={filters.language}
          options={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
        <button type="submit" class="btn quiet">
          {queue.filter}
        </button>
      </form>
    </>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly any: string
  readonly chosen: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

function Choice({ name, label, any, chosen, options }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
