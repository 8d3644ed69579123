import type { Page } from '../page.ts'

type Props = {
  readonly page: Page<unknown>
  readonly requestId: string
  readonly number: string
  /** Its signed form can be had as well. */
  readonly isSigned?: boolean
}

/** The receipt of a request, by its number, to keep as a paper and as data. */
export function ReceiptLinks({ page, requestId, number, isSigned = false }: Props) {
  const { links } = page.t.receipts
  const path = `/account/requests/${requestId}/receipt`
  return (
    <>
      <b class="nowrap">{number}</b> <a href={`${path}.pdf`}>{links.pdf}</a> · <a href={`${path}.json`}>{links.json}</a>
      {isSigned && (
        <>
          {' '}
          · <a href={`${path}-signed.json`}>{page.t.papers.files.signed}</a>
        </>
      )}
    </>
  )
}
