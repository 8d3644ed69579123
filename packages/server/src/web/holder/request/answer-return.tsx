import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { resubmitRequest, type ResubmitRequestRefusal } from '#modules/cancellations'
import { listPapers } from '#modules/evidence'
import type { FormErrors } from '../../shared/components/form.tsx'
import { formatDayWithWeekday, formatList } from '../../shared/format.ts'
import { AnswerPage, SendAnswerPage, type AnswerProps } from '../evidence/answer-pages.tsx'
import { askedPaper } from '../evidence/asked-papers.ts'
import { takeUpload, toRequest } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, pathOf, withRequest } from './own-request.ts'
import { findOpenReturn } from './request-view.ts'

/** Runs while the office waits for an answer; at any other time the page of the request says how it stands. */
function withReturn(
  page: HolderPage,
  work: (answer: AnswerProps, request: CancellationRequest) => Promise<Response>,
): Promise<Response> {
  return withRequest(page, async (request) => {
    const props = await loadAnswer(page, request)
    return props ? work(props, request) : page.redirect(pathOf(request))
  })
}

async function loadAnswer(page: HolderPage, request: CancellationRequest): Promise<AnswerProps | undefined> {
  const open = await findOpenReturn(page, request)
  if (!open) return undefined
  const book = await page.deps.reference.today()
  const papers = await listPapers(page.deps.db, request.holderId, request.id)
  return {
    page,
    path: pathOf(request, 'answer'),
    back: pathOf(request),
    lead: page.t.cancel.answer.by(formatDayWithWeekday(page.language, open.answerBy)),
    open,
    nameOf: (code) => book.returnPaper(code).names[page.language],
    asked: open.papers.map((code) => askedPaper(page, book, code)),
    papers: papers.filter(({ returnNumber }) => returnNumber === open.number),
    errors: {},
  }
}

export function showAnswer(page: HolderPage): Promise<Response> {
  return withReturn(page, (props) => page.html(<AnswerPage {...props} />))
}

/** Takes a file, or goes on to the words; papers may be missing, the words then say why. */
export function addToAnswer(page: HolderPage): Promise<Response> {
  return withReturn(page, async (props, request) => {
    const isGoingOn = page.field('do') === 'continue'
    if (!isGoingOn || page.files['file']) {
      const errors = await takeUpload(page, props.asked, toRequest(page, request))
      if (errors) return page.html(<AnswerPage {...props} errors={errors} />, 400)
    }
    return page.redirect(pathOf(request, isGoingOn ? 'answer/send' : 'answer'))
  })
}

export function showSendAnswer(page: HolderPage): Promise<Response> {
  return withReturn(page, (props) => page.html(<SendAnswerPage {...props} />))
}

export function sendAnswer(page: HolderPage): Promise<Response> {
  return withRequest(page, async (request) => {
    // browsers send a line break as two characters and count it as one
    const answer = page.field('answer').replaceAll('\r\n', '\n')
    const sent = await resubmitRequest(page.deps, { ...commandOf(page, request), answer })
    return sent.ok
      ? page.redirect(`${pathOf(request)}?done=request-resubmitted`)
      : refusalPage(page, request, sent.refusal)
  })
}

function refusalPage(
  page: HolderPage,
  request: CancellationRequest,
  refusal: ResubmitRequestRefusal,
): Response | Promise<Response> {
  const texts = page.t.cancel.answer
  const again = (error: (props: AnswerProps) => FormErrors) =>
    withReturn(page, (props) => page.html(<SendAnswerPage {...props} errors={error(props)} />, 400))
  if (refusal.code === 'answer-too-long') return again(() => ({ answer: texts.textTooLong }))
  if (refusal.code === 'papers-lacking') {
    return again(({ asked }) => ({ answer: texts.lacking(namesOf(page, asked, refusal.papers)) }))
  }
  return page.redirect(`${pathOf(request)}?refused=${refusal.code}`)
}

function namesOf(page: HolderPage, asked: AnswerProps['asked'], codes: readonly string[]): string {
  return formatList(
    page.language,
    asked.filter(({ code }) => codes.includes(code)).map(({ name }) => name),
  )
}
