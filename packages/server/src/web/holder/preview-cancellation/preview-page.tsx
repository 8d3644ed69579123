import type { Child } from 'hono/jsx'
import type { Preview } from '#domain/cancellations/preview.ts'
import type { Card, Dependant } from '#domain/cards/card.ts'
import type { ReferenceBook } from '#modules/reference'
import type { CardCost } from '../../shared/charges/card-cost.ts'
import { Button, ErrorSummary, LinkButton, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { commandField } from '../../shared/fields.ts'
import { formatCardNumber, formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { CannotCancelNote } from './cannot-cancel-note.tsx'
import { ChargeLines } from './charge-lines.tsx'
import { KeepReasons } from './keep-reasons.tsx'
import { PlansForm } from './plans-form.tsx'

export type PreviewProps = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly card: Card
  readonly preview: Preview
  readonly dependants: readonly Dependant[]
  /** undefined: cards of this type cost nothing. */
  readonly cost: CardCost | undefined
  readonly errors: FormErrors
}

/** "Do I need to cancel?": what would follow for this person, before any form; nothing is sent. */
export function PreviewPage(props: PreviewProps) {
  const { page, book, card, preview, errors } = props
  const labels = page.t.account.preview
  const title = labels.title(formatCardNumber(card.cardNumber))
  return (
    <HolderLayout page={page} title={title} hasErrors={Object.keys(errors).length > 0}>
      <BackLink href={`/account/cards/${card.id}`}>{formatCardNumber(card.cardNumber)}</BackLink>
      <ErrorSummary page={page} errors={errors} />
      <h1>{title}</h1>
      <p class="lead">
        {book.purpose(card.purpose).names[page.language]} · {page.t.account.card.validUntil}{' '}
        {formatDay(page.language, card.validUntil)} · {labels.nothingSent}
      </p>
      <div class="columns">
        <section class="panel" aria-label={title}>
          {preview.cannotCancel ? (
            <CannotCancelNote page={page} cannot={preview.cannotCancel} timeZone={book.calendar.timeZone} />
          ) : (
            <WhatHappens {...props} />
          )}
        </section>
        <div>
          {preview.reasonsToKeep.length > 0 && <KeepReasons page={page} reasons={preview.reasonsToKeep} />}
          {!preview.cannotCancel && <PlansForm page={page} card={card} preview={preview} errors={errors} />}
          <Note kind="warn">
            <p>
              {labels.neverPay} <a href="/official">{labels.checkMessage}</a>
            </p>
          </Note>
        </div>
      </div>
    </HolderLayout>
  )
}

function WhatHappens({ page, card, preview, dependants, cost }: PreviewProps) {
  const labels = page.t.account.preview
  return (
    <>
      <table class="what">
        <tbody>
          <Row term={labels.theCard} lines={effectLines(page, preview)} />
          {cost && <Row term={page.t.charges.asking.term} lines={[<ChargeLines page={page} cost={cost} />]} />}
          <Row term={labels.entering} lines={[labels.noEntry, labels.stay]} />
          <Row term={labels.linked} lines={linkedLines(page, dependants)} />
          <Row
            term={labels.decision}
            lines={[labels.decisionBy(formatDayWithWeekday(page.language, preview.promisedOn), preview.workingDays)]}
          />
          <Row term={labels.mind} lines={[labels.mindText(preview.recallHours)]} />
        </tbody>
      </table>
      <form method="post" action={`/account/cards/${card.id}/cancel`} class="act">
        <input type="hidden" name={commandField} value={page.deps.newId()} />
        <Button>{labels.proceed}</Button>
        <LinkButton href="/account" kind="quiet">
          {labels.keepCard}
        </LinkButton>
      </form>
    </>
  )
}

function Row({ term, lines }: { readonly term: string; readonly lines: readonly Child[] }) {
  return (
    <tr>
      <th scope="row">{term}</th>
      <td>
        {lines.map((line) => (
          <div>{line}</div>
        ))}
      </td>
    </tr>
  )
}

function effectLines(page: HolderPage, preview: Preview): string[] {
  const { effects } = page.t.account.preview
  return preview.effects.map(({ effect, earliestOn }) =>
    effect === 'on-date'
      ? effects['on-date'](formatDay(page.language, earliestOn ?? preview.promisedOn))
      : effects[effect],
  )
}

function linkedLines(page: HolderPage, dependants: readonly Dependant[]): string[] {
  const labels = page.t.account.preview
  if (dependants.length === 0) return [labels.noLinked]
  return dependants.map((dependant) =>
    labels.linkedText(formatCardNumber(dependant.dependantCardNumber), labels.relations[dependant.relation]),
  )
}
