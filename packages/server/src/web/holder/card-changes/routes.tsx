import { changeKinds } from '#domain/card-changes/change.ts'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { askChange, showChangeForm } from './ask-change.tsx'
import { withCard } from './changeable-card.ts'
import { ChoosePage } from './choose-page.tsx'
import { withChange } from './own-change.ts'
import { ChangePage } from './status-page.tsx'
import { loadChangeView } from './status-view.ts'
import { askToWithdraw, withdrawChange } from './withdraw-change.tsx'

type Handler = (page: HolderPage) => Promise<Response>

const access = { kind: 'holder' } as const
const ofCard = (method: 'GET' | 'POST', path: string, handle: Handler): Route<HolderDeps> =>
  route({ method, path: `/account/cards/:cardId/changes${path}`, access, objects: { cardId: 'card' }, handle })
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
  ...changeKinds.flatMap((kind) => [
    ofCard('GET', `/${kind}`, (page) => showChangeForm(page, kind)),
    ofCard('POST', `/${kind}`, (page) => askChange(page, kind)),
  ]),
  ofChange('GET', '', showChange),
  ofChange('GET', '/withdraw', askToWithdraw),
  ofChange('POST', '/withdraw', withdrawChange),
]

function showChange(page: HolderPage): Promise<Response> {
  return withChange(page, async (change) =>
    page.html(<ChangePage page={page} view={await loadChangeView(page, change)} />),
  )
}
