import type { Child } from 'hono/jsx'
import { pageField } from './fields.ts'

type Props = {
  readonly ceremony: 'get' | 'create'
  /** The page that shows this form. */
  readonly shownAt: string
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
      <input type="hidden" name={pageField} value={props.shownAt} />
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
