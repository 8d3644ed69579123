import type { SecondFactorMethod } from '#domain/people/second-factors.ts'
import { Button, ErrorSummary, Form, TextField, type FormErrors } from '../components/form.tsx'
import { PasskeyForm } from '../passkey-form.tsx'
import type { Page } from '../page.ts'
import { carryOn } from './visitor.ts'

type Props = {
  readonly page: Page<unknown>
  /** `/account/sign-in` or `/office/sign-in`; the ways to answer lie below it. */
  readonly base: string
  readonly methods: readonly SecondFactorMethod[]
  readonly errors: FormErrors
}

/** The ways to show, after the password, that it is you: the strongest first. */
export function SecondStepForms(props: Props) {
  const { page, base, methods, errors } = props
  const { secondStep } = page.t.signIn
  return (
    <div class="narrow">
      <ErrorSummary page={page} errors={errors} />
      <h1>{secondStep.title}</h1>
      <p class="lead">{secondStep.lead}</p>
      {methods.includes('passkey') && <PasskeyWay {...props} />}
      {methods.includes('authenticator') && <CodeWay {...props} />}
      {methods.includes('recovery-code') && <RecoveryWay {...props} />}
      <p>
        <a href={carryOn(page, base)}>{secondStep.startAgain}</a>
      </p>
    </div>
  )
}

function PasskeyWay({ page, base, methods }: Props) {
  const { secondStep, refusals } = page.t.signIn
  return (
    <>
      <PasskeyForm
        ceremony="get"
        shownAt={carryOn(page, `${base}/second-step`)}
        action={carryOn(page, `${base}/second-step/passkey`)}
        optionsAt={`${base}/second-step/passkey-options`}
        button={secondStep.passkey}
        problem={refusals.passkey}
        kind={methods.includes('authenticator') ? 'quiet' : 'main'}
      />
      <p class="note" data-without-passkey>
        {secondStep.passkeyNeedsScript}
      </p>
    </>
  )
}

function CodeWay({ page, base, errors }: Props) {
  const { signIn, common } = page.t
  return (
    <Form page={page} action={carryOn(page, `${base}/second-step`)} shownAt={carryOn(page, `${base}/second-step`)}>
      <TextField
        page={page}
        name="code"
        label={signIn.secondStep.code}
        hint={signIn.secondStep.codeHint}
        error={errors['code']}
        autocomplete="one-time-code"
        inputmode="numeric"
        width="short"
      />
      <p class="act">
        <Button>{common.continue}</Button>
      </p>
    </Form>
  )
}

function RecoveryWay({ page, base, methods, errors }: Props) {
  const { secondStep } = page.t.signIn
  const isOnlyForm = !methods.includes('authenticator')
  return (
    <details class="other-way" open={errors['recoveryCode'] !== undefined}>
      <summary>{secondStep.recovery}</summary>
      <Form
        page={page}
        action={carryOn(page, `${base}/second-step/recovery-code`)}
        shownAt={carryOn(page, `${base}/second-step`)}
        {...(isOnlyForm ? {} : { id: 'recovery-form' })}
      >
        <TextField
          page={page}
          name="recoveryCode"
          label={secondStep.recoveryLabel}
          hint={secondStep.recoveryHint}
          error={errors['recoveryCode']}
          width="full"
        />
        <p class="act">
          <Button kind="quiet">{secondStep.recoveryButton}</Button>
        </p>
      </Form>
    </details>
  )
}
