import { fullName } from '#domain/cards/holder.ts'
import type { Card } from '#domain/cards/card.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { NoticeAttachment } from '#domain/notices/attachment.ts'
import type { TemplateCode, TemplateParams } from '#domain/notices/templates.ts'
import { findCard, findHolder } from '#modules/cards'
import type { Trx } from '#platform/db/database.ts'
import type { CancellationDeps } from './deps.ts'
import { requestPage } from './pages.ts'

/** What every letter about a case says; the rest is the template's own. */
type Common = 'holderName' | 'cardNumber' | 'reference' | 'page'
export type OwnParams<T extends TemplateCode> = Omit<TemplateParams<T>, Common>

type Deps = Pick<CancellationDeps, 'newId' | 'queueNotice'>

/**
 * Tells the holder of one change, in the transaction of that change. The address comes from the record, never from the
 * caller (T-09); the language is the one the holder chose for this request.
 */
export async function notifyHolder<T extends TemplateCode>(
  trx: Trx,
  deps: Deps,
  request: CancellationRequest,
  template: T,
  own: OwnParams<T>,
  attachments: readonly NoticeAttachment[] = [],
): Promise<void> {
  const { holder, card } = await addressee(trx, request)
  const { email, phone } = holder
  const recipient = {
    ...(email === null ? {} : { email }),
    ...(phone === null || !request.answers.isSmsWanted ? {} : { phone }),
  }
  await deps.queueNotice(trx, {
    subjectId: request.holderId,
    changeId: deps.newId(),
    template,
    language: request.answers.language,
    recipient,
    params: noticeParams(request, holder, card, own),
    attachments,
    requestId: request.id,
    cardId: request.cardId,
  })
}

/** The values of a letter about this request; also for showing a letter before it goes out. */
export function noticeParams<T extends TemplateCode>(
  request: CancellationRequest,
  holder: { readonly familyName: string; readonly givenNames: string },
  card: Pick<Card, 'cardNumber'>,
  own: OwnParams<T>,
): TemplateParams<T> {
  const common = {
    holderName: fullName(holder),
    cardNumber: card.cardNumber,
    reference: request.reference,
    page: requestPage(request.id),
  }
  // Omit and the intersection cannot be seen through for a generic T; the two parts are what TemplateParams<T> is made of.
  return { ...common, ...own } as unknown as TemplateParams<T>
}

async function addressee(trx: Trx, { holderId, cardId }: CancellationRequest) {
  const holder = await findHolder(trx, holderId)
  const card = await findCard(trx, [holderId], cardId)
  if (!holder || !card) throw new Error('a request without its holder or card')
  return { holder, card }
}
