import { timingSafeEqual } from 'node:crypto'
import { parseReceiptNumber } from '#domain/receipts/receipt-number.ts'
import {
  findReceiptByNumber,
  findRequest,
  findSignedReceipt,
  receiptCheckCode,
  type Receipt,
} from '#modules/cancellations'
import { findEndOfStop } from '#modules/charges'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Page } from '../../shared/page.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { PublicDeps } from '../deps.ts'
import { ReceiptCheckPage, type Standing } from './receipt-check-page.tsx'

export const receiptCheckRoutes: readonly Route<PublicDeps>[] = [
  route({
    method: 'GET',
    path: '/receipts/:number/:code',
    access: {
      kind: 'public',
      because:
        'whoever holds the paper may ask whether it is genuine; the code on it proves that, and no person is named',
    },
    objects: { number: 'receipt-number', code: 'receipt-code' },
    handle: check,
  }),
]

/** A number that nobody has and a code that does not fit get the same answer (I-10, T-02). */
async function check(page: Page<undefined, PublicDeps>): Promise<Response> {
  const number = parseReceiptNumber(page.param('number'))
  const receipt = number === undefined ? undefined : await findReceiptByNumber(page.deps.db, number)
  if (!receipt || !isSame(receiptCheckCode(receipt), page.param('code'))) return notFoundPage(page)
  const signed = await findSignedReceipt(page.deps.db, receipt)
  const standing = await standingOf(page, receipt)
  return page.html(ReceiptCheckPage({ page, receipt, standing, signedAt: signed?.signedAt }))
}

function isSame(right: string, given: string): boolean {
  const [one, other] = [Buffer.from(right), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** What became of the stop that the receipt proves; why is between the holder and the office. */
async function standingOf({ deps }: Page<undefined, PublicDeps>, receipt: Receipt): Promise<Standing> {
  const { holderId, requestId, content } = receipt
  const request = await findRequest(deps.db, [holderId], requestId)
  if (!request) throw new Error('a receipt without its request')
  const liftedAt = await findEndOfStop(deps.db, { holderId, requestId })
  if (liftedAt) return { kind: 'lifted', on: dayInZone(liftedAt, content.timeZone) }
  return { kind: request.state === 'approved' || request.state === 'completed' ? 'final' : 'stands' }
}
