import { moneyText } from '#locales/money.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { paymentPath } from '../payments/paths.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { applicationPath, beginPath } from './paths.ts'
import { canDo } from './possible-actions.ts'
import type { ApplicationView } from './status-view.ts'

type Props = { readonly page: HolderPage; readonly view: ApplicationView }

/** The one thing that is waited for, as a button at the top. */
export function MainAction({ page, view }: Props) {
  const action = mainAction(page, view)
  if (!action) return <></>
  return (
    <p class="act">
      <LinkButton href={action.href}>{action.text}</LinkButton>
    </p>
  )
}

type Action = { readonly href: string; readonly text: string; readonly hint?: string }

function mainAction(page: HolderPage, { application, nextStep }: ApplicationView): Action | undefined {
  const { can } = page.t.applications
  if (nextStep !== undefined) return { href: applicationPath(application, nextStep), text: can.continue }
  if (application.state === 'awaiting-payment' && application.paymentId !== null) {
    return { href: paymentPath(application.paymentId), text: can.goOnPaying }
  }
  if (canDo(application, 'start-payment') && application.fee) {
    return { href: applicationPath(application, 'pay'), text: can.pay(moneyText(application.fee, page.language)) }
  }
  if (canDo(application, 'resubmit')) return { href: applicationPath(application, 'return'), text: can.answer }
  return undefined
}

/** Everything else that is possible now; what ends something leads to a page that asks once more. */
export function OtherActions({ page, view }: Props) {
  const { page: labels } = page.t.applications
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{labels.actions}</h2>
      <ul class="list">
        {actionsOf(page, view).map(({ href, text, hint }) => (
          <li>
            <a href={href}>{text}</a>
            {hint && <div class="quiet-text">{hint}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function actionsOf(page: HolderPage, { application }: ApplicationView): Action[] {
  const { can } = page.t.applications
  const { id, state, answers } = application
  const another = { href: `${beginPath}?with=${id}`, text: can.another, hint: can.anotherHint }
  if (state === 'draft') {
    const erase = { href: applicationPath(application, 'erase'), text: can.erase }
    return answers.journey ? [another, erase] : [erase]
  }
  if (canDo(application, 'withdraw')) {
    return [another, { href: applicationPath(application, 'withdraw'), text: can.withdraw, hint: can.withdrawHint }]
  }
  return [{ href: `${beginPath}?reuse=${id}`, text: can.again, hint: can.againHint }]
}
