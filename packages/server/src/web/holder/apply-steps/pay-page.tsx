import type { Application } from '#domain/applications/application.ts'
import { cardName } from '#domain/applications/passport.ts'
import { payByDay } from '#domain/applications/unpaid-time.ts'
import { fullName } from '#domain/cards/holder.ts'
import type { ReferenceBook } from '#modules/reference'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { moneyText } from '#locales/money.ts'
import { Button, Form, LinkButton } from '../../shared/components/form.tsx'
import { BackLink, Facts, Note } from '../../shared/components/parts.tsx'
import { formatDayWithWeekday } from '../../shared/format.ts'
import { applicationPath } from '../applications/paths.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

/** An application that waits for its fee. */
export type Payable = Application & {
  readonly fee: NonNullable<Application['fee']>
  readonly submittedOn: CalendarDay
}

type Props = {
  readonly page: HolderPage
  readonly application: Payable
  readonly book: ReferenceBook
  /** Why the button did nothing. */
  readonly problem?: string
}

/** What is paid, for what, until when and whether it comes back; then the bank's page. */
export function PayPage({ page, application, book, problem }: Props) {
  const { pay } = page.t.applySteps
  const { payments } = page.t
  const { fee } = application
  const amount = moneyText(fee, page.language)
  return (
    <HolderLayout page={page} title={pay.title}>
      <div class="narrow">
        <BackLink href={applicationPath(application)}>{page.t.applySteps.task(application.reference)}</BackLink>
        {problem !== undefined && (
          <Note kind="warn">
            <p role="alert">{problem}</p>
          </Note>
        )}
        <h1>{pay.title}</h1>
        <p class="lead">{pay.lead}</p>
        <FeeFacts page={page} application={application} book={book} />
        <p>{fee.isRefundedOnRefusal ? pay.returned : pay.kept}</p>
        <Form page={page} action={applicationPath(application, 'pay')} commandId={page.deps.newId()}>
          <p class="act">
            <Button>{application.state === 'awaiting-payment' ? payments.goOn : payments.pay(amount)}</Button>
            <LinkButton href={applicationPath(application)} kind="quiet">
              {page.t.cancel.submitted.progress}
            </LinkButton>
          </p>
          <p class="hint">{payments.payHint}</p>
        </Form>
        <p class="quiet-text">{pay.later(payBy(page, application))}</p>
      </div>
    </HolderLayout>
  )
}

function payBy({ language }: HolderPage, { submittedOn }: Payable): string {
  return formatDayWithWeekday(language, payByDay(submittedOn))
}

function FeeFacts({ page, application, book }: Omit<Props, 'problem'>) {
  const { pay } = page.t.applySteps
  const { passport, mrz, journey } = application.answers
  if (!passport || !journey) throw new Error('an application that was sent has no passport or no journey')
  return (
    <Facts
      kind="list"
      facts={[
        { term: pay.reference, value: <span class="num">{application.reference}</span> },
        { term: pay.traveller, value: <bdi>{fullName(cardName(passport, mrz, book.day))}</bdi> },
        { term: pay.card, value: book.find('card-offer', journey.offer)?.names[page.language] ?? journey.offer },
        { term: page.t.applySteps.check.fee, value: moneyText(application.fee, page.language) },
        { term: pay.payBy, value: payBy(page, application) },
      ]}
    />
  )
}
