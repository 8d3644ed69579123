import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import { uploadBodyLimit } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { addToAnswer, removeFromAnswer, sendAnswer, showAnswer, showSendAnswer } from './answer-return.tsx'
import { begin, showBegin } from './begin-application.tsx'
import { askToConfirm, confirmedActions, doConfirmed } from './confirmed-actions.tsx'
import { showApplications } from './list-applications.ts'
import { withApplication } from './own-application.ts'
import { applicationsPath, beginPath } from './paths.ts'
import { ApplicationPage } from './status-page.tsx'
import { loadApplicationView } from './status-view.ts'

type Handler = (page: HolderPage) => Promise<Response>

const access = { kind: 'holder' } as const
const path = `${applicationsPath}/:applicationId`
const objects = { applicationId: 'application' } as const

const get = (part: string, handle: Handler): Route<HolderDeps> =>
  route({ method: 'GET', path: path + part, access, objects, handle })
const post = (part: string, handle: Handler): Route<HolderDeps> =>
  route({ method: 'POST', path: path + part, access, objects, handle })

/** Applications around their steps: the list, a new one, how one stands and what can be done with it. */
export const applicationRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: applicationsPath, access, handle: showApplications }),
  route({ method: 'GET', path: beginPath, access, handle: showBegin }),
  route({ method: 'POST', path: beginPath, access, handle: begin }),
  get('', showApplication),
  ...confirmedActions.flatMap((action) => [
    get(`/${action.part}`, (page) => askToConfirm(page, action)),
    post(`/${action.part}`, (page) => doConfirmed(page, action)),
  ]),
  get('/return', showAnswer),
  route({ method: 'POST', path: `${path}/return`, access, objects, bodyLimit: uploadBodyLimit, handle: addToAnswer }),
  route({
    method: 'POST',
    path: `${path}/return/:fileId/remove`,
    access,
    objects: { applicationId: 'application', fileId: 'application-paper' },
    handle: removeFromAnswer,
  }),
  get('/return/send', showSendAnswer),
  post('/return/send', sendAnswer),
]

function showApplication(page: HolderPage): Promise<Response> {
  return withApplication(page, async (application) =>
    page.html(<ApplicationPage page={page} view={await loadApplicationView(page, application)} />),
  )
}
