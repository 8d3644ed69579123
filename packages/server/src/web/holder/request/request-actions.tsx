import { LinkButton } from '../../shared/components/form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { pathOf } from './own-request.ts'
import { canDisown, canDo, canRecall, recallTimeLeft } from './possible-actions.ts'
import type { RequestView } from './request-view.ts'

type Props = { readonly page: HolderPage; readonly view: RequestView }

/** The one thing that is waited for, as a button at the top. */
export function MainAction({ page, view: { request, nextStep } }: Props) {
  const { can } = page.t.cancel.request
  if (nextStep !== undefined) {
    return (
      <p class="act">
        <LinkButton href={pathOf(request, nextStep)}>{can.continue}</LinkButton>
      </p>
    )
  }
  if (!canDo(request, 'resubmit')) return <></>
  return (
    <p class="act">
      <LinkButton href={pathOf(request, 'answer')}>{can.answer}</LinkButton>
    </p>
  )
}

/** Everything else that is possible now; each leads to a page that asks once more. */
export function OtherActions({ page, view }: Props) {
  const { request: labels } = page.t.cancel
  const actions = actionsOf(page, view)
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{labels.actions}</h2>
      {actions.length === 0 && <p>{labels.can.nothing}</p>}
      <ul class="list">
        {actions.map(({ part, text, hint }) => (
          <li>
            <a href={pathOf(view.request, part)}>{text}</a>
            {hint && <div class="quiet-text">{hint}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Action = { readonly part: string; readonly text: string; readonly hint?: string }

function actionsOf(page: HolderPage, { request }: RequestView): Action[] {
  const { can } = page.t.cancel.request
  const now = page.deps.clock.now()
  if (request.state === 'draft') return [{ part: 'erase', text: can.erase }]
  return [
    ...(canRecall(request, now) ? [{ part: 'recall', text: can.recall, hint: leftText(page, request, now) }] : []),
    ...(canDo(request, 'withdraw') && !canRecall(request, now)
      ? [{ part: 'withdraw', text: can.withdraw, hint: can.withdrawHint }]
      : []),
    ...(canDisown(request, now) ? [{ part: 'not-me', text: can.notMe, hint: can.notMeHint }] : []),
  ]
}

function leftText(page: HolderPage, { recallUntil }: RequestView['request'], now: Date): string {
  const { can } = page.t.cancel.request
  const left = recallTimeLeft(recallUntil ?? now, now)
  return left.unit === 'hours' ? can.recallLeft(left.count) : can.recallMinutes(left.count)
}
