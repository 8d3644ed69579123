import { Timeline } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import { isOfficesTurn, type FileProps } from './case-file.ts'
import { historySteps } from './history-steps.tsx'

/** Who did what and when; the looks, which are many, fold away. */
export function CaseHistory(props: FileProps) {
  const { page, file } = props
  const { history: texts, case: words } = page.t.office
  const { happened, looked } = historySteps(props)
  const { dueOn } = file
  const ahead =
    isOfficesTurn(file) && dueOn !== null
      ? [{ what: texts.promised, when: words.promised(formatDay(page.language, dueOn)), isDone: false }]
      : []
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">{texts.title}</h2>
      <Timeline steps={[...happened, ...ahead]} />
      {looked.length > 0 && (
        <details>
          <summary>{texts.looks(looked.length)}</summary>
          <Timeline steps={looked} />
        </details>
      )}
    </section>
  )
}
