import type { Id } from '#kernel/ids.ts'
import type { Page } from '../page.ts'

type Props = {
  readonly page: Page<unknown>
  readonly requestId: Id
  readonly number: string
  /** Its signed form can be had as well. */
  readonly isSigned?: boolean
}

const path = (requestId: Id): string => `/account/requests/${requestId}/receipt`

/** Where its holder has the receipt of a request as a paper. */
export function receiptPaperPath(requestId: Id): string {
  return `${path(requestId)}.pdf`
}

/** The receipt of a request, by its number, to keep as a paper and as data. */
export function ReceiptLinks({ page, requestId, number, isSigned = false }: Props) {
  const { links } = page.t.receipts
  return (
    <>
      <b class="nowrap">{number}</b> <a href={receiptPaperPath(requestId)}>{links.pdf}</a> ·{' '}
      <a href={`${path(requestId)}.json`}>{links.json}</a>
      {isSigned && (
        <>
          {' '}
          · <a href={`${path(requestId)}-signed.json`}>{page.t.papers.files.signed}</a>
        </>
      )}
    </>
  )
}
