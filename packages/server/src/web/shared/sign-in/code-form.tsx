import { Button, Form, TextField, type FormErrors } from '../components/form.tsx'
import type { Page } from '../page.ts'

type Props = {
  readonly page: Page<unknown>
  readonly errors: FormErrors
  readonly button: string
  /** Where it posts to and is shown at; the page's own path when left out. */
  readonly action?: string
  /** Where to begin again when nothing came. */
  readonly againAt: string
  readonly again: string
}

/** Asks for the six digits that were sent to prove an address or a number. */
export function CodeForm({ page, errors, button, action = page.path, againAt, again }: Props) {
  const { code } = page.t.signIn
  return (
    <>
      <Form page={page} action={action} shownAt={action}>
        <CodeField page={page} error={errors['code']} />
        <p class="act">
          <Button>{button}</Button>
        </p>
      </Form>
      <h2>{code.nothingCame}</h2>
      <p>{code.nothingCameText}</p>
      <p>
        <a href={againAt}>{again}</a>
      </p>
    </>
  )
}

export function CodeField({ page, error }: { readonly page: Page<unknown>; readonly error: string | undefined }) {
  const { code } = page.t.signIn
  return (
    <TextField
      page={page}
      name="code"
      label={code.label}
      hint={code.hint}
      error={error}
      autocomplete="one-time-code"
      inputmode="numeric"
      width="short"
    />
  )
}
