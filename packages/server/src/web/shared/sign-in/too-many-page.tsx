import { Document } from '../components/document.tsx'
import { formatInstant } from '../format.ts'
import type { Page } from '../page.ts'

type Props = {
  readonly page: Page<unknown>
  readonly look: 'holder' | 'office'
  readonly again: string
  /** Where a passkey opens the door; a password reset is offered to holders only. */
  readonly signInPath: string
  readonly shownAt: string
}

/** Says when to try again, and which ways are not closed meanwhile. */
function TooManyPage({ page, look, again, signInPath, shownAt }: Props) {
  const { tooMany } = page.t.signIn
  return (
    <Document page={page} title={tooMany.title} look={look} shownAt={shownAt}>
      <div class="narrow">
        <h1>{tooMany.title}</h1>
        <p>{tooMany.text}</p>
        <p>
          <b>{again}</b>
        </p>
        <h2>{tooMany.otherWays}</h2>
        <ul>
          <li>
            <a href={signInPath}>{tooMany.passkeyWay}</a>
          </li>
          {look === 'holder' && (
            <li>
              <a href="/account/reset">{tooMany.resetWay}</a>
            </li>
          )}
        </ul>
      </div>
    </Document>
  )
}

/** Minutes are told as such; a longer wait by the authority's clock. */
const longestToldInMinutes = 90

/** @param shownAt the page with the form, when its answers are posted elsewhere */
export async function tooManyAttempts(
  page: Page<unknown>,
  look: Props['look'],
  retryAt: Date,
  shownAt = page.path,
): Promise<Response> {
  const seconds = Math.max(1, Math.ceil((retryAt.getTime() - page.deps.clock.now().getTime()) / 1_000))
  const minutes = Math.ceil(seconds / 60)
  const { timeZone } = (await page.deps.reference.today()).calendar
  const { signIn, common } = page.t
  const again =
    minutes <= longestToldInMinutes
      ? common.problems.tooManyText(minutes)
      : signIn.tooMany.again(formatInstant(page.language, retryAt, timeZone))
  page.c.header('Retry-After', String(seconds))
  const signInPath = look === 'holder' ? '/account/sign-in' : '/office/sign-in'
  return page.html(<TooManyPage page={page} look={look} again={again} signInPath={signInPath} shownAt={shownAt} />, 429)
}
