import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import { withApplication } from '../applications/own-application.ts'
import { applicationPath } from '../applications/paths.ts'
import { uploadBodyLimit } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { AnswerStep } from './answer-step.ts'
import { contactStep } from './contact-step.tsx'
import { declarationStep } from './declaration-step.tsx'
import { removePaper, sendPapers, showPapers } from './give-papers.tsx'
import { journeyStep } from './journey-step.tsx'
import { passportStep } from './passport-step.tsx'
import { showPay, startPaying } from './pay-fee.tsx'
import { personStep } from './person-step.tsx'
import { saveStep, showStep } from './save-step.ts'
import { sendApplication, showCheck } from './send-application.tsx'
import { sendPassport } from './send-passport.ts'
import { showSubmitted } from './show-submitted.tsx'
import { takePhoto } from './take-photo.ts'

type Handler = (page: HolderPage) => Promise<Response>

const objects = { applicationId: 'application' } as const
const access = { kind: 'holder' } as const

const show = (part: string, handle: Handler): Route<HolderDeps> =>
  route({ method: 'GET', path: `/account/applications/:applicationId/${part}`, access, objects, handle })

const take = (part: string, handle: Handler, bodyLimit?: number): Route<HolderDeps> =>
  route({
    method: 'POST',
    path: `/account/applications/:applicationId/${part}`,
    access,
    objects,
    handle,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
  })

const answerSteps: readonly AnswerStep[] = [personStep, journeyStep, contactStep, declarationStep]

/** One page per step, in the order of `steps`; then sending, paying, and the page that says it was sent. */
export const applyStepsRoutes: readonly Route<HolderDeps>[] = [
  show('passport', (page) => showStep(page, passportStep)),
  take('passport', sendPassport),
  // a page of its own for nobody but those who sign in again on the way
  show('passport/photo', (page) =>
    withApplication(page, (application) => page.redirect(applicationPath(application, 'passport'))),
  ),
  take('passport/photo', takePhoto, uploadBodyLimit),
  ...answerSteps.flatMap((answerStep) => [
    show(answerStep.step, (page) => showStep(page, answerStep)),
    take(answerStep.step, (page) => saveStep(page, answerStep)),
  ]),
  show('papers', showPapers),
  take('papers', sendPapers, uploadBodyLimit),
  route({
    method: 'POST',
    path: '/account/applications/:applicationId/papers/:fileId/remove',
    access,
    objects: { applicationId: 'application', fileId: 'application-paper' },
    handle: removePaper,
  }),
  show('check', showCheck),
  take('check', sendApplication),
  show('pay', showPay),
  take('pay', startPaying),
  show('submitted', showSubmitted),
]
