import type { Enrolment } from '#modules/accounts'
import { AuthenticatorKey, type ShownKey } from '../../shared/authenticator-key.tsx'
import { Document } from '../../shared/components/document.tsx'
import { Button, Form, LinkButton, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { NewPasswordFields } from '../../shared/new-password-fields.tsx'
import { PasskeyForm } from '../../shared/passkey-form.tsx'
import type { Page } from '../../shared/page.ts'
import { PublicTask } from '../../shared/sign-in/public-task.tsx'

type Props = { readonly page: Page<undefined>; readonly base: string; readonly errors?: FormErrors }

/** The two ways to set up access; only one of them needs nothing to be remembered. */
export function EnrolPage({ page, base, enrolment, errors = {} }: Props & { readonly enrolment: Enrolment }) {
  const { enrol } = page.t.signIn
  const { passkeys } = page.t.security
  return (
    <PublicTask
      page={page}
      title={enrol.title}
      errors={errors}
      look="office"
      scripts={['passkey.js']}
      hasForm={false}
      shownAt={base}
    >
      <p class="lead">
        <bdi>{enrolment.displayName}</bdi> · {enrol.greeting} <b>{enrolment.userName}</b>
      </p>
      <p>{enrol.once}</p>
      <h2>{enrol.passkeyTitle}</h2>
      <p>{enrol.passkeyText}</p>
      <PasskeyForm
        ceremony="create"
        shownAt={base}
        action={`${base}/passkey`}
        optionsAt={`${base}/passkey-options`}
        button={enrol.passkeyButton}
        problem={passkeys.failed}
      >
        <TextField
          page={page}
          name="label"
          label={passkeys.label}
          hint={enrol.passkeyLabelHint}
          error={errors['label']}
          width="medium"
          dir="auto"
        />
      </PasskeyForm>
      <p class="note warn" data-without-passkey>
        {enrol.noPasskey}
      </p>
      <h2>{enrol.otherTitle}</h2>
      <p>{enrol.otherText}</p>
      <p class="act">
        <LinkButton kind="quiet" href={`${base}/authenticator`}>
          {enrol.otherButton}
        </LinkButton>
      </p>
    </PublicTask>
  )
}

export function EnrolAuthenticatorPage({ page, base, shown, errors = {} }: Props & { readonly shown: ShownKey }) {
  const { enrol, registration } = page.t.signIn
  return (
    <PublicTask
      page={page}
      title={enrol.otherButton}
      errors={errors}
      look="office"
      scripts={['password.js']}
      back={{ href: base, text: enrol.title }}
    >
      <Form page={page} action={`${base}/authenticator`}>
        <NewPasswordFields page={page} label={registration.password} errors={errors} onlyLong />
        <h2>{enrol.authenticatorTitle}</h2>
        <AuthenticatorKey page={page} shown={shown} error={errors['code']} />
        <p class="act">
          <Button>{enrol.finish}</Button>
        </p>
      </Form>
    </PublicTask>
  )
}

/** One page for a link that was used, is too old, or never was: nothing is told about anybody. */
export function LinkGonePage({ page, base }: Omit<Props, 'errors'>) {
  const { enrol, office } = page.t.signIn
  return (
    <Document page={page} title={enrol.goneTitle} look="office" shownAt={base}>
      <div class="narrow">
        <h1>{enrol.goneTitle}</h1>
        <p>{enrol.goneText}</p>
        <p>
          <a href="/office/sign-in">{office.title}</a>
        </p>
      </div>
    </Document>
  )
}
