import type { Application } from '#domain/applications/application.ts'
import {
  addApplicationPaper,
  removeApplicationPaper,
  resubmitApplication,
  type ResubmitApplicationRefusal,
} from '#modules/applications'
import { listPapers } from '#modules/evidence'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { formatDayWithWeekday, formatList } from '../../shared/format.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { AnswerPage, SendAnswerPage, type AnswerProps } from '../evidence/answer-pages.tsx'
import { askedApplicationPaper } from '../evidence/asked-papers.ts'
import { takeUpload } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, withApplication } from './own-application.ts'
import { applicationPath } from './paths.ts'
import { findOpenReturn } from './status-view.ts'

/** Runs while the office waits for an answer; at any other time the page of the application says how it stands. */
function withReturn(
  page: HolderPage,
  work: (answer: AnswerProps, application: Application) => Promise<Response>,
): Promise<Response> {
  return withApplication(page, async (application) => {
    const props = await loadAnswer(page, application)
    return props ? work(props, application) : page.redirect(applicationPath(application))
  })
}

async function loadAnswer(page: HolderPage, application: Application): Promise<AnswerProps | undefined> {
  const open = await findOpenReturn(page, application)
  if (!open) return undefined
  const book = await page.deps.reference.today()
  const papers = await listPapers(page.deps.db, application.holderId, application.id)
  return {
    page,
    path: applicationPath(application, 'return'),
    back: applicationPath(application),
    lead: page.t.applications.answerBy(formatDayWithWeekday(page.language, open.answerBy)),
    open,
    nameOf: (code) => book.applicationPaper(code).names[page.language],
    asked: open.papers.map((code) => askedApplicationPaper(page, book, code)),
    papers: papers.filter(({ returnNumber }) => returnNumber === open.number),
    errors: {},
  }
}

export function showAnswer(page: HolderPage): Promise<Response> {
  return withReturn(page, (props) => page.html(<AnswerPage {...props} />))
}

/** Takes a file, or goes on to the words; papers may be missing, the words then say why. */
export function addToAnswer(page: HolderPage): Promise<Response> {
  return withReturn(page, async (props, application) => {
    const isGoingOn = page.field('do') === 'continue'
    if (!isGoingOn || page.files['file']) {
      const command = commandOf(page, application)
      const errors = await takeUpload(page, props.asked, (file) =>
        addApplicationPaper(page.deps.applications, { ...command, ...file }),
      )
      if (errors) return page.html(<AnswerPage {...props} errors={errors} />, 400)
    }
    return page.redirect(applicationPath(application, isGoingOn ? 'return/send' : 'return'))
  })
}

/** Takes back a paper of an answer that was not sent yet. Whatever stood in the way, the page then shows what is there. */
export function removeFromAnswer(page: HolderPage): Promise<Response> {
  return withApplication(page, async (application) => {
    const fileId = page.param('fileId')
    if (!isId(fileId)) return notFoundPage(page)
    const removed = await removeApplicationPaper(page.deps.applications, { ...commandOf(page, application), fileId })
    const isUnknown = !removed.ok && removed.refusal.code === 'paper-not-found'
    return isUnknown ? notFoundPage(page) : page.redirect(applicationPath(application, 'return'))
  })
}

export function showSendAnswer(page: HolderPage): Promise<Response> {
  return withReturn(page, (props) => page.html(<SendAnswerPage {...props} />))
}

export function sendAnswer(page: HolderPage): Promise<Response> {
  return withApplication(page, async (application) => {
    // browsers send a line break as two characters and count it as one
    const answer = page.field('answer').replaceAll('\r\n', '\n')
    const sent = await resubmitApplication(page.deps.applications, { ...commandOf(page, application), answer })
    return sent.ok
      ? page.redirect(`${applicationPath(application)}?done=application-resubmitted`)
      : refusalPage(page, application, sent.refusal)
  })
}

function refusalPage(
  page: HolderPage,
  application: Application,
  refusal: ResubmitApplicationRefusal,
): Response | Promise<Response> {
  const texts = page.t.cancel.answer
  const again = (error: (props: AnswerProps) => FormErrors) =>
    withReturn(page, (props) => page.html(<SendAnswerPage {...props} errors={error(props)} />, 400))
  if (refusal.code === 'answer-too-long') return again(() => ({ answer: texts.textTooLong }))
  if (refusal.code === 'papers-lacking') {
    return again(({ asked }) => ({ answer: texts.lacking(namesOf(page, asked, refusal.papers)) }))
  }
  return page.redirect(`${applicationPath(application)}?refused=${refusal.code}`)
}

function namesOf(page: HolderPage, asked: AnswerProps['asked'], codes: readonly string[]): string {
  return formatList(
    page.language,
    asked.filter(({ code }) => codes.includes(code)).map(({ name }) => name),
  )
}
