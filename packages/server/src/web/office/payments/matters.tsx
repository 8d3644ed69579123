import {
  findDifference,
  findEvent,
  findHolderOf,
  findRefund,
  resolveDifference,
  resolveEvent,
  resolveRefund,
  type Difference,
  type StoredEvent,
} from '#modules/payments'
import { countCases, type QueueCounts } from '#modules/review'
import { paymentNumber } from '#domain/payments/payment-number.ts'
import { refundResolutions, type Refund } from '#domain/payments/payment.ts'
import { isId } from '#kernel/ids.ts'
import { moneyText } from '#locales/money.ts'
import { Radios, type FormErrors } from '../../shared/components/form.tsx'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { commandIdOf, staffOf, type OfficePage } from '../shared/office-page.ts'
import { faultErrors } from './fault-errors.ts'
import { MatterPage } from './matter-page.tsx'
import { paymentPath, paymentsPath, readEventKey } from './paths.ts'

export async function countsFor(page: OfficePage): Promise<QueueCounts | undefined> {
  const counted = await countCases(page.deps, staffOf(page))
  return counted.ok ? counted.value : undefined
}

const resolved = `${paymentsPath}?told=resolved`

export async function showDifference(page: OfficePage, errors: FormErrors = {}): Promise<Response> {
  const difference = await differenceOf(page)
  if (!difference) return notFoundPage(page)
  const { office } = page.t.payments
  const { kind, movement, ours, theirs, reference, lineRef } = difference
  const facts = [
    { term: office.movement, value: office.movements[movement] },
    { term: office.ours, value: ours ? moneyText(ours, page.language) : '–' },
    { term: office.theirs, value: theirs ? moneyText(theirs, page.language) : '–' },
    { term: office.payment, value: <bdi>{reference ?? lineRef ?? '–'}</bdi> },
  ]
  const counts = await countsFor(page)
  const common = { page, counts, facts, errors, title: office.kinds[kind], button: office.resolve }
  return page.html(<MatterPage {...common} />, statusOf(errors))
}

export async function closeDifference(page: OfficePage): Promise<Response> {
  const difference = await differenceOf(page)
  if (!difference) return notFoundPage(page)
  const command = { commandId: commandIdOf(page), staff: staffOf(page), differenceId: difference.id }
  const closed = await resolveDifference(page.deps.payments, { ...command, comment: page.field('comment') })
  return closed.ok ? page.redirect(resolved) : showDifference(page, faultErrors(page, closed.refusal.code))
}

async function differenceOf(page: OfficePage): Promise<Difference | undefined> {
  const id = page.param('differenceId')
  return isId(id) ? findDifference(page.deps.db, id) : undefined
}

export async function showEvent(page: OfficePage, errors: FormErrors = {}): Promise<Response> {
  const event = await eventOf(page)
  if (!event) return notFoundPage(page)
  const { office } = page.t.payments
  const facts = [
    { term: office.eventType, value: event.type },
    { term: office.theirs, value: <bdi>{event.about?.ref ?? event.eventId}</bdi> },
  ]
  const counts = await countsFor(page)
  const common = { page, counts, facts, errors, title: office.resolveTitle, button: office.resolve }
  return page.html(<MatterPage {...common} />, statusOf(errors))
}

export async function closeEventMatter(page: OfficePage): Promise<Response> {
  const event = await eventOf(page)
  if (!event) return notFoundPage(page)
  const { provider, eventId } = event
  const command = { commandId: commandIdOf(page), staff: staffOf(page), provider, eventId }
  const closed = await resolveEvent(page.deps.payments, { ...command, comment: page.field('comment') })
  return closed.ok ? page.redirect(resolved) : showEvent(page, faultErrors(page, closed.refusal.code))
}

function eventOf(page: OfficePage): Promise<StoredEvent | undefined> {
  return findEvent(page.deps.db, readEventKey(page.param('eventKey')))
}

export async function showRefund(page: OfficePage, errors: FormErrors = {}): Promise<Response> {
  const refund = await refundOf(page)
  if (!refund) return notFoundPage(page)
  const { office, refunds } = page.t.payments
  const facts = [
    { term: office.refundAmount, value: moneyText(refund.money, page.language) },
    { term: office.reason, value: office.reasons[refund.reason] },
    { term: office.comment, value: refund.comment },
    { term: office.kind, value: refunds.states[refund.state] },
    { term: office.payment, value: <a href={paymentPath(refund.paymentId)}>{paymentNumber(refund.paymentId)}</a> },
  ]
  const ways = { retried: office.retried, 'settled-otherwise': office.settled }
  const choices = refundResolutions.map((value) => ({ value, label: ways[value] }))
  const counts = await countsFor(page)
  const common = { page, counts, facts, errors, title: office.refundTitle, button: office.resolve }
  return page.html(
    <MatterPage {...common}>
      <Radios page={page} name="how" label={office.how} choices={choices} error={errors['how']} />
    </MatterPage>,
    statusOf(errors),
  )
}

export async function closeRefund(page: OfficePage): Promise<Response> {
  const refund = await refundOf(page)
  if (!refund) return notFoundPage(page)
  const resolution = refundResolutions.find((way) => way === page.field('how'))
  if (!resolution) return showRefund(page, { how: page.t.payments.office.faults.how })
  const { holderId, id: refundId } = refund
  const command = { commandId: commandIdOf(page), staff: staffOf(page), holderId, refundId, resolution }
  const closed = await resolveRefund(page.deps.payments, { ...command, comment: page.field('comment') })
  return closed.ok ? page.redirect(resolved) : showRefund(page, faultErrors(page, closed.refusal.code))
}

async function refundOf(page: OfficePage): Promise<Refund | undefined> {
  const refundId = page.param('refundId')
  const holderId = isId(refundId) ? await findHolderOf(page.deps.db, 'refund', refundId) : undefined
  return holderId === undefined ? undefined : findRefund(page.deps.db, { holderId, refundId })
}

function statusOf(errors: FormErrors): 200 | 400 {
  return Object.keys(errors).length === 0 ? 200 : 400
}
