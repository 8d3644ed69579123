import { Button, Form, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { PasskeyForm } from '../../shared/passkey-form.tsx'
import { PasswordField } from '../../shared/password-field.tsx'
import type { Page } from '../../shared/page.ts'
import { PublicTask } from '../../shared/sign-in/public-task.tsx'
import { carryOn } from '../../shared/sign-in/visitor.ts'

type Props = { readonly page: Page<undefined>; readonly errors: FormErrors }

/** The passkey comes first; the password is for a device that cannot hold one. */
export function OfficeSignInPage({ page, errors }: Props) {
  const { office, refusals } = page.t.signIn
  return (
    <PublicTask page={page} title={office.title} errors={errors} look="office" scripts={['passkey.js', 'password.js']}>
      {page.query('done') === 'signed-out' && (
        <Note kind="done">
          <p>{page.t.common.done['signed-out']}</p>
        </Note>
      )}
      <p class="lead">{office.lead}</p>
      <PasskeyForm
        ceremony="get"
        shownAt={carryOn(page, '/office/sign-in')}
        action={carryOn(page, '/office/sign-in/passkey')}
        optionsAt="/office/sign-in/passkey-options"
        button={office.passkeyFirst}
        problem={refusals.passkey}
      >
        <p>{office.passkeyText}</p>
      </PasskeyForm>
      <PasswordWay page={page} errors={errors} />
      <p class="quiet-text">{office.help}</p>
    </PublicTask>
  )
}

function PasswordWay({ page, errors }: Props) {
  const { office, password, submit } = page.t.signIn
  return (
    <details class="other-way" open={'name' in errors || 'password' in errors}>
      <summary>{office.noPasskey}</summary>
      <Form page={page} action={carryOn(page, '/office/sign-in')} shownAt={carryOn(page, '/office/sign-in')}>
        <TextField
          page={page}
          name="name"
          label={office.name}
          error={errors['name']}
          autocomplete="username"
          width="medium"
        />
        <PasswordField
          page={page}
          name="password"
          label={password}
          error={errors['password']}
          purpose="current-password"
        />
        <p class="act">
          <Button kind="quiet">{submit}</Button>
        </p>
      </Form>
    </details>
  )
}
