import type { CaseView } from '#modules/review'
import { listWaivers, type WaiverRecord } from '#modules/charges'
import { readCardCost, type CardCost } from '../../shared/charges/card-cost.ts'
import { readReceiptNumber } from '../../shared/charges/receipt-numbers.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import { loadFile, type FilePageData, type FileProps } from './case-file.ts'

/** What the parts of a cancellation's page draw from. */
export type CaseProps = FileProps & {
  readonly view: CaseView
  /** The same figure that the holder reads; undefined: cards of this type cost nothing. */
  readonly cost: CardCost | undefined
  /** Of the receipt that proves the stop in force. */
  readonly receiptNumber: string | undefined
  /** Of the card, whatever became of them, oldest first. */
  readonly waivers: readonly WaiverRecord[]
}

export type CasePageData = CaseProps & FilePageData

export async function loadCasePage(page: OfficePage, view: CaseView, errors: FormErrors = {}): Promise<CasePageData> {
  const { db } = page.deps
  const { request } = view
  const { holderId, id: requestId, cardId, reference, state, dueOn } = request
  const file = { ...view, kind: 'cancellation', holderId, requestId, reference, state, dueOn } as const
  const [data, waivers] = await Promise.all([loadFile(page, file, errors), listWaivers(db, holderId, cardId)])
  const cost = await readCardCost(db, data.book, view.card)
  const receiptNumber = cost && (await readReceiptNumber(db, cost))
  return { ...data, view, cost, receiptNumber, waivers }
}
