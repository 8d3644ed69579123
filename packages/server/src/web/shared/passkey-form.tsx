import type { Child } from 'hono/jsx'
import { localPath } from './local-path.ts'
import { pageField } from './fields.ts'
import type { Page } from './page.ts'

type Props = {
  readonly page: Page<unknown>
  readonly ceremony: 'get' | 'create'
  /** Where the browser's answer is posted. */
  readonly action: string
  /** Where the script fetches a challenge, when it needs one. */
  readonly optionsAt: string
  readonly button: string
  /** What is said when the device gave no answer. */
  readonly problem: string
  readonly kind?: 'main' | 'quiet'
  /** Also offer passkeys where the user name is typed. */
  readonly autofill?: boolean
  readonly id?: string
  readonly children?: Child
}

/** A form that only a script can fill (assets/web/passkey.ts), so only a script shows it. */
export function PasskeyForm(props: Props) {
  return (
    <form
      id={props.id ?? 'passkey-form'}
      method="post"
      action={props.action}
      data-passkey={props.ceremony}
      data-options={props.optionsAt}
      data-autofill={props.autofill ? '' : undefined}
      hidden
    >
      <input type="hidden" name={pageField} value={hereOf(props.page)} />
      <input type="hidden" name="challengeId" />
      <input type="hidden" name="passkey" />
      {props.children}
      <p class="error" role="alert" data-problem hidden>
        {props.problem}
      </p>
      <p class="act">
        <button type="submit" class={`btn ${props.kind ?? 'main'}`}>
          {props.button}
        </button>
      </p>
    </form>
  )
}

/** The page as it is shown, with its query: where a change of language comes back to. */
export function hereOf(page: Page<unknown>): string {
  return localPath(page.path + new URL(page.c.req.url).search) ?? page.path
}
