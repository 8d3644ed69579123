import { toString as drawQrCode } from 'qrcode'
import type { Card } from '#domain/cards/card.ts'
import { findCard } from '#modules/cards'
import { endWalletOffer, makeWalletOffer, readCardInWallets } from '#modules/credentials'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { commandField } from '../../shared/fields.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { walletPath } from './paths.ts'
import { WalletPage } from './wallet-page.tsx'

const access = { kind: 'holder' } as const
const objects = { cardId: 'card' } as const
const path = '/account/cards/:cardId/wallet'

export const walletRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path, access, objects, handle: withCard((page, card) => answer(page, card, {}, 200)) }),
  route({ method: 'POST', path, access, objects, handle: withCard(make) }),
  route({ method: 'POST', path: `${path}/end`, access, objects, handle: withCard(end) }),
]

/** Somebody else's card answers exactly like one that does not exist (I-10). */
function withCard(handle: (page: HolderPage, card: Card) => Promise<Response>) {
  return async (page: HolderPage): Promise<Response> => {
    const cardId = page.param('cardId')
    const card = isId(cardId) ? await findCard(page.deps.db, page.session.holderIds, cardId) : undefined
    return card ? handle(page, card) : notFoundPage(page)
  }
}

async function answer(page: HolderPage, card: Card, errors: FormErrors, status: 200 | 409 | 429): Promise<Response> {
  const wallets = await readCardInWallets(page.deps.wallets, { holderId: card.holderId, cardId: card.id })
  const { timeZone } = (await page.deps.reference.today()).calendar
  const links = wallets.offer?.links
  const picture = links && (await drawPicture(links.byReference))
  const shown = { page, card, wallets, picture, timeZone, errors }
  return page.html(<WalletPage {...shown} />, status)
}

/** Error correction M and a quiet zone, for a camera that looks at a screen (ISO/IEC 18004). */
async function drawPicture(text: string): Promise<string> {
  const svg = await drawQrCode(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

async function make(page: HolderPage, card: Card): Promise<Response> {
  const made = await makeWalletOffer(page.deps.wallets, commandOf(page, card))
  if (made.ok) return page.redirect(`${walletPath(card.id)}?done=wallet-offer-made`)
  const { code } = made.refusal
  const text = page.t.wallet.refusals[code]
  return answer(page, card, { offer: text }, code === 'too-many-attempts' ? 429 : 409)
}

async function end(page: HolderPage, card: Card): Promise<Response> {
  const ended = await endWalletOffer(page.deps.wallets, commandOf(page, card))
  if (ended.ok) return page.redirect(`${walletPath(card.id)}?done=wallet-offer-ended`)
  return answer(page, card, { offer: page.t.wallet.refusals[ended.refusal.code] }, 409)
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
