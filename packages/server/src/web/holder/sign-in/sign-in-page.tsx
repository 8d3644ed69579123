import { Document } from '../../shared/components/document.tsx'
import { Button, ErrorSummary, Form, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { PasskeyForm } from '../../shared/passkey-form.tsx'
import { PasswordField } from '../../shared/password-field.tsx'
import type { Page } from '../../shared/page.ts'
import { carryOn } from '../../shared/sign-in/visitor.ts'

type Props = { readonly page: Page<undefined>; readonly errors?: FormErrors }

export function SignInPage({ page, errors = {} }: Props) {
  const { signIn, common } = page.t
  return (
    <Document
      page={page}
      title={signIn.title}
      look="holder"
      hasForm
      hasErrors={Object.keys(errors).length > 0}
      scripts={['passkey.js', 'password.js']}
    >
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        <Told page={page} />
        <h1>{signIn.title}</h1>
        <p class="lead">
          {signIn.thisSite(page.deps.site.publicUrl.host)} {signIn.thisSiteCheck}{' '}
          <a href="/official">{common.howToKnow}</a>
        </p>
        <PasswordForm page={page} errors={errors} />
        <PasskeyForm
          ceremony="get"
          shownAt={carryOn(page, '/account/sign-in')}
          action={carryOn(page, '/account/sign-in/passkey')}
          optionsAt="/account/sign-in/passkey-options"
          button={signIn.usePasskey}
          problem={signIn.refusals.passkey}
          kind="quiet"
          autofill
        >
          <p class="hint">{signIn.passkeyHint}</p>
        </PasskeyForm>
        <ul class="ways">
          <li>
            <a href="/account/reset">{signIn.forgotten}</a>
          </li>
          <li>
            {signIn.noAccount} <a href={carryOn(page, '/account/register')}>{signIn.register}</a>
          </li>
        </ul>
      </div>
    </Document>
  )
}

function PasswordForm({ page, errors }: Required<Props>) {
  const { signIn } = page.t
  return (
    <Form page={page} action={carryOn(page, '/account/sign-in')} shownAt={carryOn(page, '/account/sign-in')}>
      <TextField
        page={page}
        name="name"
        label={signIn.name}
        error={errors['name']}
        autocomplete="username webauthn"
        width="medium"
        dir="auto"
      />
      <PasswordField
        page={page}
        name="password"
        label={signIn.password}
        error={errors['password']}
        purpose="current-password"
      />
      <p class="act">
        <Button>{signIn.submit}</Button>
      </p>
    </Form>
  )
}

/** What led here: the session was ended, or a form waits. */
function Told({ page }: { readonly page: Page<undefined> }) {
  const { signIn, common } = page.t
  const signedOut = page.query('done') === 'signed-out' ? common.done['signed-out'] : undefined
  const again = page.query('why') === 'again' ? signIn.again : undefined
  const text = again ?? (page.query('resume') === '' ? signedOut : signIn.resumeNote)
  if (text === undefined) return <></>
  return (
    <Note kind="done">
      <p>{text}</p>
    </Note>
  )
}
