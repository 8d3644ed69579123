import { formatDay } from '../../shared/format.ts'
import { decisionKinds } from '../decide-case/decision-form.ts'
import { DecidePanel } from '../decide-case/decide-panel.tsx'
import { formatShortInstant } from '../shared/format.ts'
import type { ApplicationPageData } from './application-page-data.ts'
import { applicationTexts, grantStage } from './application-words.ts'

/** The decision about an application, which may need two officers. */
export function ApplicationPanel(data: ApplicationPageData) {
  const isOwnProposal = grantStage(data) === 'own-proposal'
  return (
    <DecidePanel
      {...data}
      texts={applicationTexts(data)}
      kinds={isOwnProposal ? decisionKinds.filter((kind) => kind !== 'approve') : decisionKinds}
      returnLimit={data.book.applicationTime().returnLimit}
      before={<SecondPerson {...data} />}
      otherwise={<Otherwise {...data} />}
    />
  )
}

/** Why one officer is not enough, or who was the first. */
function SecondPerson(data: ApplicationPageData) {
  const { page, view, book, names } = data
  const { second: texts } = page.t.officeApplications
  const { proposedBy, proposedAt } = view.application
  if (proposedBy !== null && proposedAt) {
    const when = formatShortInstant(page.language, proposedAt, book.calendar.timeZone)
    return <p>{grantStage(data) === 'own-proposal' ? texts.own(when) : texts.proposed(names(proposedBy), when)}</p>
  }
  if (!view.isSecondPersonNeeded) return <></>
  return (
    <p>
      {texts.needed} {view.offer.isSecondPersonNeeded ? texts.ofOffer : texts.ofHint}
    </p>
  )
}

function Otherwise({ page, view }: ApplicationPageData) {
  const { office, officeApplications } = page.t
  const answerBy = view.returns.at(-1)?.answerBy
  return view.application.state === 'returned' && answerBy !== undefined ? (
    <p>{officeApplications.decide.waitsForApplicant(formatDay(page.language, answerBy))}</p>
  ) : (
    <p>{office.decide.nothing.over}</p>
  )
}
