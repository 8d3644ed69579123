import { mayStaff } from '#domain/review/permissions.ts'
import type { WaiverRecord } from '#modules/charges'
import { moneyText } from '#locales/money.ts'
import type { CaseProps } from '../case/case-page-data.ts'
import { formatShortInstant } from '../shared/format.ts'
import { casePath } from '../shared/office-page.ts'
import { waiverPart, waiverPath } from './paths.ts'
import { WaiverStateTag } from './waiver-state-tag.tsx'

/** The waivers of the card, and for who works on the case the way to ask for one. */
export function CaseWaivers(props: CaseProps) {
  const { page, view, cost, waivers } = props
  const { waivers: texts } = page.t
  const isWaiting = waivers.some(({ state }) => state === 'requested')
  const mayAsk = mayStaff(page.session.role, 'ask-waiver') && view.access.reason === 'assigned'
  return (
    <>
      {waivers.length > 0 && (
        <>
          <h3>{texts.ofCard}</h3>
          <ul class="list">
            {waivers.map((waiver) => (
              <li>
                <WaiverLine {...props} waiver={waiver} />
              </li>
            ))}
          </ul>
        </>
      )}
      {mayAsk && !isWaiting && cost && cost.outlook.owedMinor > 0 && (
        <p>
          <a href={casePath(view.request.id, waiverPart)}>{texts.form.title}</a>
        </p>
      )}
    </>
  )
}

function WaiverLine({ page, book, names, waiver }: CaseProps & { readonly waiver: WaiverRecord }) {
  const { language } = page
  const { waivers: texts } = page.t
  const { id, state, ground, comment, requestedBy, requestedAt, decidedBy, decidedAt } = waiver
  const by = (who: string, at: Date) => texts.by(names(who), formatShortInstant(language, at, book.calendar.timeZone))
  const amount = moneyText(waiver, language)
  const mayDecide = state === 'requested' && mayStaff(page.session.role, 'decide-waiver')
  return (
    <>
      <b>{mayDecide ? <a href={waiverPath(id)}>{amount}</a> : amount}</b> · {book.waiverGround(ground).names[language]}{' '}
      <WaiverStateTag page={page} state={state} />
      <p class="note-text" dir="auto">
        {comment}
      </p>
      <span class="when">{`${texts.asked}: ${by(requestedBy, requestedAt)}`}</span>
      {decidedBy !== null && decidedAt && decidedBy !== requestedBy && (
        <span class="when">{`${texts.decided}: ${by(decidedBy, decidedAt)}`}</span>
      )}
    </>
  )
}
