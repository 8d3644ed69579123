import type { Card } from '#domain/cards/card.ts'
import type { DecidedPaper } from '#modules/credentials'
import { dayInZone } from '#kernel/calendar-day.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { ReceiptLinks } from '../../shared/receipts/receipt-links.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import type { AllPapers, KeptReceipt } from './all-papers.ts'
import { PaperLinks } from './paper-links.tsx'
import { documentsPath } from './paths.ts'

type Props = AllPapers & { readonly page: HolderPage; readonly cards: readonly Card[]; readonly timeZone: string }

/** Every paper of this account, each in all its forms, and all of them in one file. */
export function DocumentsPage({ page, signed, receipts, cards, timeZone }: Props) {
  const texts = page.t.papers.page
  const issued = (at: Date) => texts.issued(formatDay(page.language, dayInZone(at, timeZone)))
  const isEmpty = signed.length + receipts.length === 0
  return (
    <HolderLayout page={page} title={texts.title} tab="papers">
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      {isEmpty ? (
        <p class="note">{texts.empty}</p>
      ) : (
        <p class="act">
          <LinkButton href={`${documentsPath}.zip`}>{texts.all}</LinkButton>
        </p>
      )}
      <ul class="list">
        {signed.map((paper) => (
          <SignedLine page={page} paper={paper} cards={cards} issued={issued(paper.decidedAt)} />
        ))}
        {receipts.map((kept) => (
          <ReceiptLine page={page} kept={kept} issued={issued(kept.receipt.issuedAt)} />
        ))}
      </ul>
    </HolderLayout>
  )
}

type SignedProps = {
  readonly page: HolderPage
  readonly paper: DecidedPaper
  readonly cards: readonly Card[]
  readonly issued: string
}

function SignedLine({ page, paper, cards, issued }: SignedProps) {
  const card = cards.find(({ id }) => id === paper.cardId)
  return (
    <li>
      <b>{page.t.papers.kinds[paper.document]}</b>{' '}
      {card && (
        <a class="nowrap" href={`/account/cards/${card.id}`}>
          {formatCardNumber(card.cardNumber)}
        </a>
      )}
      <br />
      <span class="quiet-text">{issued}</span>
      <PaperLinks page={page} paper={paper} />
    </li>
  )
}

type ReceiptProps = { readonly page: HolderPage; readonly kept: KeptReceipt; readonly issued: string }

function ReceiptLine({ page, kept: { receipt, signed }, issued }: ReceiptProps) {
  return (
    <li>
      <b>{page.t.papers.kinds.receipt}</b>
      <br />
      <span class="quiet-text">{issued}</span>
      <br />
      <ReceiptLinks page={page} requestId={receipt.requestId} number={receipt.number} isSigned={signed !== undefined} />
    </li>
  )
}
