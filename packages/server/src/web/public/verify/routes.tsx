import type { Page } from '../../shared/page.ts'
import { route, type Route } from '../../shared/route.ts'
import { withPolicy } from '../../shared/security-headers.ts'
import type { PublicDeps } from '../deps.ts'
import { keptAnswer } from './answer-cookie.ts'
import { AnswerPage } from './answer-page.tsx'
import { checkCode } from './check-code.tsx'
import { checkDocument } from './check-document.tsx'
import { CodePage } from './code-page.tsx'
import { PaperPage } from './paper-page.tsx'
import { pictureLimits } from './read-upload.ts'
import { VerifyPage } from './verify-page.tsx'

const access = {
  kind: 'public',
  because: 'whoever is shown a card may ask what it is worth; nobody is named whom the document does not prove',
} as const

/** The largest file, and room for the other fields and the multipart frame around it. */
const bodyLimit = pictureLimits.maxBytes + 256 * 1024

export const verifyRoutes: readonly Route<PublicDeps>[] = [
  route({ method: 'GET', path: '/verify', access, handle: showForm }),
  route({ method: 'POST', path: '/verify', access, bodyLimit, handle: withCamera(checkDocument) }),
  route({ method: 'GET', path: '/verify/code', access, handle: (page) => page.html(<CodePage page={page} />) }),
  route({ method: 'POST', path: '/verify/code', access, handle: checkCode }),
  route({ method: 'GET', path: '/verify/answer', access, handle: showAnswer }),
]

type AnyPage = Page<undefined, PublicDeps>

function showForm(page: AnyPage): Promise<Response> {
  return withCamera((one) => one.html(<VerifyPage page={one} />))(page)
}

/** Ours, and WebAssembly: the decoder of bar codes. Text is never run as script here either. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

function withCamera(handle: (page: AnyPage) => Promise<Response>) {
  return (page: AnyPage): Promise<Response> => {
    withPolicy(page.c, policy)
    return handle(page)
  }
}

/** Without an answer, or after its ten minutes, there is only the question. */
async function showAnswer(page: AnyPage): Promise<Response> {
  const shown = keptAnswer(page)
  if (!shown) return page.redirect('/verify')
  const book = await page.deps.reference.today()
  return page.html(
    shown.source === 'paper' ? (
      <PaperPage page={page} shown={shown} timeZone={book.calendar.timeZone} />
    ) : (
      <AnswerPage page={page} shown={shown} book={book} />
    ),
  )
}
