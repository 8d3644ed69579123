import type { CardChange } from '#domain/card-changes/change.ts'
import { fullName } from '#domain/cards/holder.ts'
import type { TemplateCode, TemplateParams } from '#domain/notices/templates.ts'
import { findCard, findHolder } from '#modules/cards'
import type { Trx } from '#platform/db/database.ts'
import type { ApplicationDeps } from '../deps.ts'
import { changePage } from '../pages.ts'

/** What every letter about such a request says; the rest is the template's own. */
type Common = 'holderName' | 'cardNumber' | 'reference' | 'page'

/** Tells the holder of one change, in the transaction of that change; the address comes from the record (T-09). */
export async function notifyOfChange<T extends TemplateCode>(
  trx: Trx,
  deps: Pick<ApplicationDeps, 'newId' | 'queueNotice'>,
  change: CardChange,
  template: T,
  own: Omit<TemplateParams<T>, Common>,
): Promise<void> {
  const { holderId, id, cardId, reference, isSmsWanted, language } = change
  const holder = await findHolder(trx, holderId)
  const card = await findCard(trx, [holderId], cardId)
  if (!holder || !card) throw new Error('a request without its holder or card')
  const common = { holderName: fullName(holder), cardNumber: card.cardNumber, reference, page: changePage(id) }
  await deps.queueNotice(trx, {
    subjectId: holderId,
    changeId: deps.newId(),
    template,
    language,
    recipient: {
      ...(holder.email === null ? {} : { email: holder.email }),
      ...(holder.phone === null || !isSmsWanted ? {} : { phone: holder.phone }),
    },
    // Omit and the intersection cannot be seen through for a generic T; the two parts are what TemplateParams<T> is made of.
    params: { ...common, ...own } as unknown as TemplateParams<T>,
    requestId: id,
    cardId,
  })
}
