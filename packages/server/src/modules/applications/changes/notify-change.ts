import type { CardChange } from '#domain/card-changes/change.ts'
import type { Card } from '#domain/cards/card.ts'
import { fullName, type Holder } from '#domain/cards/holder.ts'
import type { TemplateCode, TemplateParams } from '#domain/notices/templates.ts'
import { findCard, findHolder } from '#modules/cards'
import type { Trx } from '#platform/db/database.ts'
import type { ApplicationDeps } from '../deps.ts'
import { changePage } from '../pages.ts'

/** What every letter about such a request says; the rest is the template's own. */
type Common = 'holderName' | 'cardNumber' | 'reference' | 'page'
type OwnParams<T extends TemplateCode> = Omit<TemplateParams<T>, Common>

/** Tells the holder of one change, in the transaction of that change; the address comes from the record (T-09). */
export async function notifyOfChange<T extends TemplateCode>(
  trx: Trx,
  deps: Pick<ApplicationDeps, 'newId' | 'queueNotice'>,
  change: CardChange,
  template: T,
  own: OwnParams<T>,
): Promise<void> {
  const { holderId, id, cardId, isSmsWanted, language } = change
  const holder = await findHolder(trx, holderId)
  const card = await findCard(trx, [holderId], cardId)
  if (!holder || !card) throw new Error('a request without its holder or card')
  await deps.queueNotice(trx, {
    subjectId: holderId,
    changeId: deps.newId(),
    template,
    language,
    recipient: {
      ...(holder.email === null ? {} : { email: holder.email }),
      ...(holder.phone === null || !isSmsWanted ? {} : { phone: holder.phone }),
    },
    params: changeNoticeParams(change, holder, card, own),
    requestId: id,
    cardId,
  })
}

/** The values of a letter about this request; also for showing a letter before it goes out. */
export function changeNoticeParams<T extends TemplateCode>(
  { id, reference }: CardChange,
  holder: Pick<Holder, 'familyName' | 'givenNames'>,
  { cardNumber }: Pick<Card, 'cardNumber'>,
  own: OwnParams<T>,
): TemplateParams<T> {
  const common = { holderName: fullName(holder), cardNumber, reference, page: changePage(id) }
  // Omit and the intersection cannot be seen through for a generic T; the two parts are what TemplateParams<T> is made of.
  return { ...common, ...own } as unknown as TemplateParams<T>
}
