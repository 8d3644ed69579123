import { Button, Form, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { NewPasswordFields } from '../../shared/new-password-fields.tsx'
import type { Page } from '../../shared/page.ts'
import { CodeField } from '../../shared/sign-in/code-form.tsx'
import { PublicTask } from '../../shared/sign-in/public-task.tsx'

type Props = { readonly page: Page<undefined>; readonly errors?: FormErrors }

export function ResetPage({ page, errors = {} }: Props) {
  const { reset, name, title } = page.t.signIn
  return (
    <PublicTask page={page} title={reset.title} errors={errors} back={{ href: '/account/sign-in', text: title }}>
      <p class="lead">{reset.lead}</p>
      <Form page={page}>
        <TextField
          page={page}
          name="name"
          label={name}
          error={errors['name']}
          autocomplete="username"
          dir="auto"
          width="medium"
        />
        <p class="act">
          <Button>{reset.submit}</Button>
        </p>
      </Form>
      <p class="quiet-text">{reset.otherHelp}</p>
    </PublicTask>
  )
}

/** Says the same whether a code was sent or not, and whether there is an account or not. */
export function NewPasswordPage({ page, errors = {} }: Props) {
  const { reset, code } = page.t.signIn
  return (
    <PublicTask page={page} title={reset.codeTitle} errors={errors} scripts={['password.js']}>
      <p class="lead">{reset.codeSent}</p>
      <p class="quiet-text">{reset.codeSentNote}</p>
      <Form page={page}>
        <CodeField page={page} error={errors['code']} />
        <NewPasswordFields page={page} label={reset.newPassword} errors={errors} />
        <p>{reset.effect}</p>
        <p class="act">
          <Button>{reset.save}</Button>
        </p>
      </Form>
      <h2>{code.nothingCame}</h2>
      <p>{code.nothingCameText}</p>
      <p>
        <a href="/account/reset">{reset.again}</a>
      </p>
    </PublicTask>
  )
}
