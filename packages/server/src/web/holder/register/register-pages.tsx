import { Button, Form, Radios, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { NewPasswordFields } from '../../shared/new-password-fields.tsx'
import type { Page } from '../../shared/page.ts'
import { CodeForm } from '../../shared/sign-in/code-form.tsx'
import { PublicTask } from '../../shared/sign-in/public-task.tsx'
import { carryOn } from '../../shared/sign-in/visitor.ts'

type Props = { readonly page: Page<undefined>; readonly errors?: FormErrors }

const steps = 3

/** Whoever came to register on the way to something else goes on to it. */
function onwards(page: Page<undefined>, path: string) {
  const here = carryOn(page, path)
  return { action: here, shownAt: here }
}

export function EmailPage({ page, errors = {} }: Props) {
  const { registration, title } = page.t.signIn
  return (
    <PublicTask
      page={page}
      title={registration.title}
      errors={errors}
      step={registration.step(1, steps)}
      back={{ href: carryOn(page, '/account/sign-in'), text: title }}
    >
      <p class="lead">{registration.lead}</p>
      <Form page={page} {...onwards(page, '/account/register')}>
        <TextField
          page={page}
          name="email"
          type="email"
          label={registration.email}
          hint={registration.emailHint}
          error={errors['email']}
          autocomplete="email"
          inputmode="email"
          dir="ltr"
          width="medium"
        />
        <p class="act">
          <Button>{registration.sendCode}</Button>
        </p>
      </Form>
    </PublicTask>
  )
}

export function RegistrationCodePage({ page, email, errors = {} }: Props & { readonly email: string }) {
  const { registration } = page.t.signIn
  return (
    <PublicTask page={page} title={registration.codeTitle} errors={errors} step={registration.step(2, steps)}>
      <p class="lead">
        {registration.codeSent} <bdi class="address">{email}</bdi>
      </p>
      <CodeForm
        page={page}
        errors={errors}
        button={registration.confirm}
        action={carryOn(page, '/account/register/code')}
        againAt={carryOn(page, '/account/register')}
        again={registration.again}
      />
    </PublicTask>
  )
}

export function DetailsPage({ page, errors = {} }: Props) {
  const { registration } = page.t.signIn
  return (
    <PublicTask
      page={page}
      title={registration.detailsTitle}
      errors={errors}
      step={registration.step(3, steps)}
      scripts={['password.js']}
    >
      <Form page={page} {...onwards(page, '/account/register/details')}>
        <TextField
          page={page}
          name="userName"
          label={registration.userName}
          hint={registration.userNameHint}
          error={errors['userName']}
          autocomplete="username"
          dir="auto"
          width="medium"
        />
        <Radios
          page={page}
          name="protection"
          label={registration.lengthLabel}
          value="alone"
          choices={[
            { value: 'alone', label: registration.alone, hint: registration.aloneHint },
            { value: 'second-step', label: registration.withSecondFactor, hint: registration.withSecondFactorHint },
          ]}
        />
        <NewPasswordFields page={page} label={registration.password} errors={errors} />
        <p class="quiet-text">{registration.languageNote(page.t.common.languageNames[page.language])}</p>
        <p class="act">
          <Button>{registration.create}</Button>
        </p>
      </Form>
    </PublicTask>
  )
}
