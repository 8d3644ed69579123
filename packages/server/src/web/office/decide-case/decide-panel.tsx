import { mayStaff } from '#domain/review/permissions.ts'
import { formatDay } from '../../shared/format.ts'
import type { CasePageData } from '../case/case-page-data.ts'
import { key, keyHint, keyOf } from '../shared/keys.tsx'
import { casePath } from '../shared/office-page.ts'
import { decisionKinds } from './decision-form.ts'

/** What this person can decide at this moment; otherwise why nothing. */
export function DecidePanel(data: CasePageData) {
  const { decide: texts } = data.page.t.office
  return (
    <section class="panel decide" aria-labelledby="decide">
      <h2 id="decide">{texts.title}</h2>
      <Choices {...data} />
    </section>
  )
}

function Choices({ page, view, book }: CasePageData) {
  const { decide: texts } = page.t.office
  const { id, state, answers } = view.request
  const isOurTurn = state === 'submitted' || state === 'under-review'
  const waitsForExit = state === 'approved' && answers.effect === 'on-departure'
  if (!isOurTurn && !waitsForExit) return <Nothing page={page} view={view} />
  if (!mayStaff(page.session.role, 'decide-case')) return <p>{texts.readOnly}</p>
  if (waitsForExit) return <Way href={casePath(id, 'exit')} label={texts.recordExit} />
  if (view.access.reason !== 'assigned') return <p>{texts.takeFirst}</p>
  return (
    <>
      <div class="act">
        {decisionKinds.map((kind) => (
          <Way href={casePath(id, kind)} label={texts[kind]} shortcut={keyOf[kind]} isMain={kind === 'approve'} />
        ))}
      </div>
      {view.returns.length > 0 && (
        <p class="hint">{texts.returnsUsed(view.returns.length, book.serviceTime.returnLimit)}</p>
      )}
    </>
  )
}

type WayProps = {
  readonly href: string
  readonly label: string
  readonly shortcut?: string
  readonly isMain?: boolean
}

function Way({ href, label, shortcut, isMain = true }: WayProps) {
  return (
    <a class={isMain ? 'btn main' : 'btn quiet'} href={href} {...key(shortcut)}>
      {label}
      {keyHint(shortcut)}
    </a>
  )
}

function Nothing({ page, view }: Pick<CasePageData, 'page' | 'view'>) {
  const { nothing } = page.t.office.decide
  const { state, answers } = view.request
  const answerBy = view.returns.at(-1)?.answerBy
  if (state === 'returned' && answerBy !== undefined) {
    return <p>{nothing.returned(formatDay(page.language, answerBy))}</p>
  }
  if (state === 'approved' && answers.effectOn !== null) {
    return <p>{nothing.onDate(formatDay(page.language, answers.effectOn))}</p>
  }
  return <p>{nothing.over}</p>
}
