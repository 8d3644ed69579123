import { route, type Route } from '../../shared/route.ts'
import { uploadBodyLimit } from '../evidence/take-upload.ts'
import { removePaperAt } from '../evidence/remove-paper.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { AnswerStep } from './answer-step.ts'
import { sendIdentity, showIdentity } from './confirm-identity.tsx'
import { consequencesStep } from './consequences-step.tsx'
import { contactStep } from './contact-step.tsx'
import { effectStep } from './effect-step.tsx'
import { sendEvidence, showEvidence } from './give-evidence.tsx'
import { reasonStep } from './reason-step.tsx'
import { saveStep, showStep } from './save-step.ts'
import { sendRequest, showCheck } from './send-request.tsx'
import { showSubmitted } from './show-submitted.tsx'
import { whereStep } from './where-step.tsx'

type Handler = (page: HolderPage) => Promise<Response>

const objects = { requestId: 'request' } as const
const access = { kind: 'holder' } as const

const show = (part: string, handle: Handler): Route<HolderDeps> =>
  route({ method: 'GET', path: `/account/requests/:requestId/${part}`, access, objects, handle })

const take = (part: string, handle: Handler, bodyLimit?: number): Route<HolderDeps> =>
  route({
    method: 'POST',
    path: `/account/requests/:requestId/${part}`,
    access,
    objects,
    handle,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
  })

const answerSteps: readonly AnswerStep[] = [whereStep, reasonStep, effectStep, contactStep, consequencesStep]

/** One page per step, in the order of `steps`; then sending, and the page that says it was sent. */
export const requestCancellationRoutes: readonly Route<HolderDeps>[] = [
  ...answerSteps.flatMap((answerStep) => [
    show(answerStep.step, (page) => showStep(page, answerStep)),
    take(answerStep.step, (page) => saveStep(page, answerStep)),
  ]),
  show('identity', showIdentity),
  take('identity', sendIdentity),
  show('evidence', showEvidence),
  take('evidence', sendEvidence, uploadBodyLimit),
  route({
    method: 'POST',
    path: '/account/requests/:requestId/evidence/:fileId/remove',
    access,
    objects: { requestId: 'request', fileId: 'evidence-file' },
    handle: (page: HolderPage) => removePaperAt(page, 'evidence'),
  }),
  show('check', showCheck),
  take('check', sendRequest),
  show('submitted', showSubmitted),
]
