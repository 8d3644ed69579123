import { Button, Form, LinkButton, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { PasskeyForm } from '../../shared/passkey-form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { TaskPage } from './task-page.tsx'

type Props = { readonly page: HolderPage; readonly errors?: FormErrors }

/** Only a script can make a passkey; where none runs, the page says so and shows the other way. */
export function AddPasskeyPage({ page, errors = {} }: Props) {
  const { passkeys, authenticator } = page.t.security
  return (
    <TaskPage page={page} title={passkeys.add} errors={errors} hasForm={false} scripts={['passkey.js']}>
      <p class="lead">{passkeys.addLead}</p>
      <PasskeyForm
        ceremony="create"
        shownAt="/account/security/passkeys/add"
        action="/account/security/passkeys/add"
        optionsAt="/account/security/passkeys/options"
        button={passkeys.create}
        problem={passkeys.failed}
      >
        <TextField
          page={page}
          name="label"
          label={passkeys.label}
          hint={passkeys.labelHint}
          error={errors['label']}
          width="medium"
          dir="auto"
        />
      </PasskeyForm>
      <div class="note warn" data-without-passkey>
        <p>{passkeys.unsupported}</p>
        <p class="act">
          <LinkButton kind="quiet" href="/account/security/authenticator/add">
            {authenticator.add}
          </LinkButton>
        </p>
      </div>
    </TaskPage>
  )
}

type RemoveProps = Props & { readonly label: string }

export function RemovePasskeyPage({ page, label, errors = {} }: RemoveProps) {
  const { passkeys } = page.t.security
  return (
    <TaskPage page={page} title={passkeys.removeTitle} errors={errors}>
      <p class="lead">
        <bdi>{label}</bdi>
      </p>
      <p>{passkeys.removeText}</p>
      <Form page={page}>
        <p class="act">
          <Button kind="final">{passkeys.removeButton}</Button>
          <a href="/account/security">{page.t.common.cancelAction}</a>
        </p>
      </Form>
    </TaskPage>
  )
}
