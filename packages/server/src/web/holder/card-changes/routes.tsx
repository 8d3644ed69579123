import { changeKinds, type ChangeKind } from '#domain/card-changes/change.ts'
import { route, type Route } from '../../shared/route.ts'
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

const access = { kind: 'holder' } as const
const cardChanges = '/account/cards/:cardId/changes'
const objects = { cardId: 'card' } as const
const ofCard = (method: 'GET' | 'POST', path: string, handle: Handler): Route<HolderDeps> =>
  route({ method, path: `${cardChanges}${path}`, access, objects, handle })
const ofChange = (method: 'GET' | 'POST', path: string, handle: Handler): Route<HolderDeps> =>
  route({
    method,
    path: `/account/card-changes/:changeId${path}`,
    access,
    objects: { changeId: 'card-change' },
    handle,
  })

/** What can be asked for about a card that stays, and each request with its state. */
export const cardChangeRoutes: readonly Route<HolderDeps>[] = [
  ofCard('GET', '', (page) => withCard(page, (card) => page.html(<ChoosePage page={page} card={card} />))),
  ...changeKinds.flatMap(draftRoutes),
  ofChange('GET', '', showChange),
  ofChange('GET', '/withdraw', askToWithdraw),
  ofChange('POST', '/withdraw', withdrawChange),
]

/** From the form of one kind to sending it: what is asked for, its paper, everything once more. */
function draftRoutes(kind: ChangeKind): Route<HolderDeps>[] {
  return [
    ofCard('GET', `/${kind}`, (page) => showChangeForm(page, kind)),
    ofCard('POST', `/${kind}`, (page) => askChange(page, kind)),
    ofCard('GET', `/${kind}/papers`, (page) => showPapers(page, kind)),
    route({
      method: 'POST',
      path: `${cardChanges}/${kind}/papers`,
      access,
      objects,
      bodyLimit: uploadBodyLimit,
      handle: (page: HolderPage) => sendPapers(page, kind),
    }),
    route({
      method: 'POST',
      path: `${cardChanges}/${kind}/papers/:fileId/remove`,
      access,
      objects: { ...objects, fileId: 'evidence-file' },
      handle: (page: HolderPage) => removePaper(page, kind),
    }),
    ofCard('GET', `/${kind}/check`, (page) => showCheck(page, kind)),
    ofCard('POST', `/${kind}/check`, (page) => sendChange(page, kind)),
    ofCard('GET', `/${kind}/erase`, (page) => askToErase(page, kind)),
    ofCard('POST', `/${kind}/erase`, (page) => eraseDraft(page, kind)),
  ]
}

function showChange(page: HolderPage): Promise<Response> {
  return withChange(page, async (change) =>
    page.html(<ChangePage page={page} view={await loadChangeView(page, change)} />),
  )
}
