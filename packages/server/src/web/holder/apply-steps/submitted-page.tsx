import type { Application } from '#domain/applications/application.ts'
import type { AccountContact } from '#modules/cards'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { moneyText } from '#locales/money.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatDayWithWeekday, formatList } from '../../shared/format.ts'
import { applicationPath, beginPath } from '../applications/paths.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly application: Application & { readonly dueOn: CalendarDay }
  readonly contact: AccountContact
}

/** What was sent, what happens next and when, and the way on for the rest of the family. */
export function SubmittedPage(props: Props) {
  const { page, application } = props
  const { fee } = application
  const { submitted } = page.t.applySteps
  const shared = page.t.cancel.submitted
  return (
    <HolderLayout page={page} title={submitted.title}>
      <div class="narrow">
        <div class="outcome">
          <h1>{submitted.title}</h1>
          <p>
            {shared.reference}
            <br />
            <b class="big-reference">{application.reference}</b>
          </p>
          <p>{fee === null ? submitted.noFee : submitted.feePaid(moneyText(fee, page.language))}</p>
          <p>{shared.decisionBy(dueDay(props))}</p>
        </div>
        <Next {...props} />
        <h2>{submitted.anotherTitle}</h2>
        <p>{submitted.another}</p>
        <p class="act">
          <LinkButton href={`${beginPath}?with=${application.id}`} kind="quiet">
            {submitted.anotherButton}
          </LinkButton>
        </p>
        <h2>{shared.keepTitle}</h2>
        <p>{shared.keep}</p>
        <p class="act">
          <LinkButton href={applicationPath(application)}>{shared.progress}</LinkButton>
        </p>
      </div>
    </HolderLayout>
  )
}

function dueDay({ page, application }: Props): string {
  return formatDayWithWeekday(page.language, application.dueOn)
}

function Next(props: Props) {
  const { page, application, contact } = props
  const { submitted } = page.t.applySteps
  const shared = page.t.cancel.submitted
  const addresses = [contact.email, application.answers.isSmsWanted ? contact.phone : null]
  const reached = addresses.filter((address) => address !== null)
  return (
    <>
      <h2>{shared.nextTitle}</h2>
      <ol>
        <li>{shared.confirmation(formatList(page.language, reached))}</li>
        <li>{submitted.review(dueDay(props))}</li>
        <li>{shared.tell}</li>
        <li>{submitted.card}</li>
      </ol>
      <p>{submitted.withdraw}</p>
    </>
  )
}
