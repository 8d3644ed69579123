import type { Child } from 'hono/jsx'
import type { PaymentLists } from '#modules/payments'
import type { QueueCounts } from '#modules/review'
import type { Money } from '#kernel/money.ts'
import { moneyText } from '#locales/money.ts'
import { Note } from '../../shared/components/parts.tsx'
import { formatShortInstant } from '../shared/format.ts'
import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import { eventPath, mattersPath, paymentPath } from './paths.ts'

type Props = {
  readonly page: OfficePage
  readonly counts: QueueCounts | undefined
  readonly lists: PaymentLists
  readonly timeZone: string
}

/** What waits for a supervisor about money: four quiet tables. */
export function PaymentsPage(props: Props) {
  const { page, counts, lists } = props
  const { office } = page.t.payments
  const told = page.query('told')
  return (
    <OfficeLayout page={page} title={office.title} counts={counts}>
      <h1>{office.title}</h1>
      <p class="lead">{office.lead}</p>
      {(told === 'resolved' || told === 'ordered') && (
        <Note kind="done">
          <p>{office.done[told]}</p>
        </Note>
      )}
      <Matters
        id="differences"
        title={office.differences}
        quiet={office.quiet}
        isEmpty={lists.differences.length === 0}
      >
        <Differences {...props} />
      </Matters>
      <Matters
        id="failed-refunds"
        title={office.failedRefunds}
        quiet={office.quiet}
        isEmpty={lists.failedRefunds.length === 0}
      >
        <FailedRefunds {...props} />
      </Matters>
      <Matters id="events" title={office.events} quiet={office.quiet} isEmpty={lists.unmatchedEvents.length === 0}>
        <UnmatchedEvents {...props} />
      </Matters>
      <Matters id="overpaid" title={office.overpaid} quiet={office.quiet} isEmpty={lists.overpaid.length === 0}>
        <Overpaid {...props} />
      </Matters>
    </OfficeLayout>
  )
}

type MattersProps = {
  readonly id: string
  readonly title: string
  readonly quiet: string
  readonly isEmpty: boolean
  readonly children?: Child
}

function Matters({ id, title, quiet, isEmpty, children }: MattersProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {isEmpty ? <p class="quiet-text">{quiet}</p> : children}
    </section>
  )
}

function Table({ heads, children }: { readonly heads: readonly string[]; readonly children?: Child }) {
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

function Differences({ page, lists, timeZone }: Props) {
  const { office } = page.t.payments
  const money = (amount: Money | null) => (amount ? moneyText(amount, page.language) : '–')
  return (
    <Table heads={[office.kind, office.movement, office.ours, office.theirs, office.found]}>
      {lists.differences.map(({ id, kind, movement, ours, theirs, foundAt }) => (
        <tr>
          <td>
            <a href={mattersPath('differences', id)}>{office.kinds[kind]}</a>
          </td>
          <td>{office.movements[movement]}</td>
          <td class="num">{money(ours)}</td>
          <td class="num">{money(theirs)}</td>
          <td>{formatShortInstant(page.language, foundAt, timeZone)}</td>
        </tr>
      ))}
    </Table>
  )
}

function FailedRefunds({ page, lists, timeZone }: Props) {
  const { office } = page.t.payments
  return (
    <Table heads={[office.refundAmount, office.reason, office.when]}>
      {lists.failedRefunds.map(({ id, money, reason, failedAt, requestedAt }) => (
        <tr>
          <td>
            <a href={mattersPath('refunds', id)}>{moneyText(money, page.language)}</a>
          </td>
          <td>{office.reasons[reason]}</td>
          <td>{formatShortInstant(page.language, failedAt ?? requestedAt, timeZone)}</td>
        </tr>
      ))}
    </Table>
  )
}

function UnmatchedEvents({ page, lists, timeZone }: Props) {
  const { office } = page.t.payments
  return (
    <Table heads={[office.eventType, office.when]}>
      {lists.unmatchedEvents.map((event) => (
        <tr>
          <td>
            <a href={eventPath(event)}>{event.type}</a>
          </td>
          <td>{formatShortInstant(page.language, event.receivedAt, timeZone)}</td>
        </tr>
      ))}
    </Table>
  )
}

function Overpaid({ page, lists, timeZone }: Props) {
  const { office } = page.t.payments
  return (
    <Table heads={[office.payment, office.when]}>
      {lists.overpaid.map(({ id, money, paidAt, createdAt }) => (
        <tr>
          <td>
            <a href={paymentPath(id)}>{moneyText(money, page.language)}</a>
          </td>
          <td>{formatShortInstant(page.language, paidAt ?? createdAt, timeZone)}</td>
        </tr>
      ))}
    </Table>
  )
}
