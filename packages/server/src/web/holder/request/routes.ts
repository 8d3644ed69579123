import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import { removePaperAt } from '../evidence/remove-paper.ts'
import { uploadBodyLimit } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { addToAnswer, sendAnswer, showAnswer, showSendAnswer } from './answer-return.tsx'
import { askToConfirm, confirmedActions, doConfirmed } from './confirmed-actions.tsx'
import { showRequest } from './show-request.tsx'

type Handler = (page: HolderPage) => Promise<Response>

const path = '/account/requests/:requestId'
const objects = { requestId: 'request' } as const
const access = { kind: 'holder' } as const

const get = (part: string, handle: Handler): Route<HolderDeps> =>
  route({ method: 'GET', path: path + part, access, objects, handle })
const post = (part: string, handle: Handler): Route<HolderDeps> =>
  route({ method: 'POST', path: path + part, access, objects, handle })

/** The page of a request, what can be done with it, and the answer to the office. */
export const requestRoutes: readonly Route<HolderDeps>[] = [
  get('', showRequest),
  ...confirmedActions.flatMap((action) => [
    get(`/${action.part}`, (page) => askToConfirm(page, action)),
    post(`/${action.part}`, (page) => doConfirmed(page, action)),
  ]),
  get('/answer', showAnswer),
  route({ method: 'POST', path: `${path}/answer`, access, objects, bodyLimit: uploadBodyLimit, handle: addToAnswer }),
  route({
    method: 'POST',
    path: `${path}/answer/:fileId/remove`,
    access,
    objects: { requestId: 'request', fileId: 'evidence-file' },
    handle: (page: HolderPage) => removePaperAt(page, 'answer'),
  }),
  get('/answer/send', showSendAnswer),
  post('/answer/send', sendAnswer),
]
