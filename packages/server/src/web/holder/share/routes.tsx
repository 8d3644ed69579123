import type { Card } from '#domain/cards/card.ts'
import { isSharePurpose } from '#domain/cards/share-code.ts'
import { endShareCode, findCard, listShareCodes, makeShareCode } from '#modules/cards'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { commandField } from '../../shared/fields.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { sharePath } from './paths.ts'
import { SharePage } from './share-page.tsx'

const access = { kind: 'holder' } as const
const path = '/account/cards/:cardId/share'

export const shareRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path, access, objects: { cardId: 'card' }, handle: withCard(show) }),
  route({ method: 'POST', path, access, objects: { cardId: 'card' }, handle: withCard(make) }),
  route({
    method: 'POST',
    path: `${path}/:shareCodeId/end`,
    access,
    objects: { cardId: 'card', shareCodeId: 'share-code' },
    handle: withCard(end),
  }),
]

/** Somebody else's card answers exactly like one that does not exist (I-10). */
function withCard(handle: (page: HolderPage, card: Card) => Promise<Response>) {
  return async (page: HolderPage): Promise<Response> => {
    const cardId = page.param('cardId')
    const card = isId(cardId) ? await findCard(page.deps.db, page.session.holderIds, cardId) : undefined
    return card ? handle(page, card) : notFoundPage(page)
  }
}

function show(page: HolderPage, card: Card): Promise<Response> {
  return answer(page, card, {}, 200)
}

async function answer(page: HolderPage, card: Card, errors: FormErrors, status: 200 | 400 | 409): Promise<Response> {
  const codes = await listShareCodes(page.deps.shareCodes, { holderId: card.holderId, cardId: card.id })
  const { timeZone } = (await page.deps.reference.today()).calendar
  return page.html(<SharePage page={page} card={card} codes={codes} timeZone={timeZone} errors={errors} />, status)
}

async function make(page: HolderPage, card: Card): Promise<Response> {
  const { share: t } = page.t.verify
  const purpose = page.field('purpose')
  if (!isSharePurpose(purpose)) return answer(page, card, { purpose: t.forWhomMissing }, 400)
  const made = await makeShareCode(page.deps.shareCodes, { ...commandOf(page, card), purpose })
  if (made.ok) return page.redirect(`${sharePath(card.id)}?done=share-code-made#codes`)
  if (made.refusal.code === 'card-not-found') return notFoundPage(page)
  return answer(page, card, { purpose: t.refusals[made.refusal.code] }, 409)
}

async function end(page: HolderPage, card: Card): Promise<Response> {
  const shareCodeId = page.param('shareCodeId')
  if (!isId(shareCodeId)) return notFoundPage(page)
  const ended = await endShareCode(page.deps.shareCodes, { ...commandOf(page, card), shareCodeId })
  if (ended.ok) return page.redirect(`${sharePath(card.id)}?done=share-code-ended#codes`)
  if (ended.refusal.code === 'share-code-not-found') return notFoundPage(page)
  return answer(page, card, { codes: page.t.verify.share.refusals[ended.refusal.code] }, 409)
}

function commandOf(page: HolderPage, card: Card) {
  const typed = page.field(commandField)
  return {
    commandId: isId(typed) ? typed : page.deps.newId(),
    holderId: card.holderId,
    accountId: page.session.principalId,
    cardId: card.id,
  }
}
