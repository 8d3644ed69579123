import { mayStaff } from '#domain/review/permissions.ts'
import { formatDay } from '../../shared/format.ts'
import type { CasePageData } from '../case/case-page-data.ts'
import { casePath } from '../shared/office-page.ts'
import { DecidePanel, Way } from './decide-panel.tsx'
import { decisionKinds } from './decision-form.ts'

/** The decision about a cancellation; an approved one may wait for an exit. */
export function CancellationPanel(data: CasePageData) {
  return (
    <DecidePanel
      {...data}
      texts={data.page.t.office.decide}
      kinds={decisionKinds}
      returnLimit={data.book.serviceTime.returnLimit}
      otherwise={<Otherwise {...data} />}
    />
  )
}

function Otherwise({ page, view }: CasePageData) {
  const { decide: texts } = page.t.office
  const { id, state, answers } = view.request
  if (state === 'approved' && answers.effect === 'on-departure') {
    if (!mayStaff(page.session.role, 'decide-case')) return <p>{texts.readOnly}</p>
    return <Way href={casePath(id, 'exit')} label={texts.recordExit} />
  }
  const answerBy = view.returns.at(-1)?.answerBy
  if (state === 'returned' && answerBy !== undefined) {
    return <p>{texts.nothing.returned(formatDay(page.language, answerBy))}</p>
  }
  if (state === 'approved' && answers.effectOn !== null) {
    return <p>{texts.nothing.onDate(formatDay(page.language, answers.effectOn))}</p>
  }
  return <p>{texts.nothing.over}</p>
}
