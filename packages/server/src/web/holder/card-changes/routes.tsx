import { changeKinds, type ChangeKind } from '#domain/card-changes/change.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route, type RouteSpec } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import { uploadBodyLimit } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { askChange, showChangeForm } from './ask-change.tsx'
import { withCard } from './changeable-card.ts'
import { ChoosePage } from './choose-page.tsx'
import { askToErase, eraseDraft } from './erase-draft.tsx'
import { removePaper, sendPapers, showPapers } from './give-papers.tsx'
import { withChange } from './own-change.ts'
import { sendChange, showCheck } from './send-change.tsx'
import { ChangePage } from './status-page.tsx'
import { loadChangeView } from './status-view.ts'
import { askToWithdraw, withdrawChange } from './withdraw-change.tsx'

type Handler = (page: HolderPage) => Promise<Response>
type KindHandler = (page: HolderPage, kind: ChangeKind) => Promise<Response>

const access = { kind: 'holder' } as const
const cardChanges = '/account/cards/:cardId/changes'
const ofCard = { cardId: 'card', kind: 'change-kind' } as const

const show = (part: string, handle: KindHandler): Route<HolderDeps> =>
  route({ method: 'GET', path: `${cardChanges}/:kind${part}`, access, objects: ofCard, handle: withKind(handle) })
const take = (part: string, handle: KindHandler, more: Partial<RouteSpec<typeof access, HolderDeps>> = {}) =>
  route({
    method: 'POST',
    path: `${cardChanges}/:kind${part}`,
    access,
    objects: ofCard,
    handle: withKind(handle),
    ...more,
  })
const ofChange = (method: 'GET' | 'POST', path: string, handle: Handler): Route<HolderDeps> =>
  route({
    method,
    path: `/account/card-changes/:changeId${path}`,
    access,
    objects: { changeId: 'card-change' },
    handle,
  })

/** What can be asked for about a card that stays: what is asked, its paper, everything once more; each request with its state. */
export const cardChangeRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: cardChanges, access, objects: { cardId: 'card' }, handle: showKinds }),
  show('', showChangeForm),
  take('', askChange),
  show('/papers', showPapers),
  take('/papers', sendPapers, { bodyLimit: uploadBodyLimit }),
  take('/papers/:fileId/remove', removePaper, { objects: { ...ofCard, fileId: 'evidence-file' } }),
  show('/check', showCheck),
  take('/check', sendChange),
  show('/erase', askToErase),
  take('/erase', eraseDraft),
  ofChange('GET', '', showChange),
  ofChange('GET', '/withdraw', askToWithdraw),
  ofChange('POST', '/withdraw', withdrawChange),
]

function withKind(handle: KindHandler) {
  return (page: HolderPage): Response | Promise<Response> => {
    const kind = changeKinds.find((one) => one === page.param('kind'))
    return kind ? handle(page, kind) : notFoundPage(page)
  }
}

function showKinds(page: HolderPage): Promise<Response> {
  return withCard(page, (card) => page.html(<ChoosePage page={page} card={card} />))
}

function showChange(page: HolderPage): Promise<Response> {
  return withChange(page, async (change) =>
    page.html(<ChangePage page={page} view={await loadChangeView(page, change)} />),
  )
}
