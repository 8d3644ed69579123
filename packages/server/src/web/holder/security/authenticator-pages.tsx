import { Button, Form, type FormErrors } from '../../shared/components/form.tsx'
import { AuthenticatorKey, type ShownKey } from '../../shared/authenticator-key.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { TaskPage } from './task-page.tsx'

type Props = { readonly page: HolderPage; readonly errors?: FormErrors }

export function AddAuthenticatorPage({ page, shown, errors = {} }: Props & { readonly shown: ShownKey }) {
  const { authenticator } = page.t.security
  return (
    <TaskPage page={page} title={authenticator.add} errors={errors}>
      <Form page={page}>
        <AuthenticatorKey page={page} shown={shown} error={errors['code']} />
        <p class="act">
          <Button>{authenticator.confirm}</Button>
        </p>
      </Form>
    </TaskPage>
  )
}

export function RemoveAuthenticatorPage({ page, errors = {} }: Props) {
  const { authenticator } = page.t.security
  return (
    <TaskPage page={page} title={authenticator.removeTitle} errors={errors}>
      <p>{authenticator.removeText}</p>
      <Form page={page}>
        <p class="act">
          <Button kind="final">{authenticator.remove}</Button>
          <a href="/account/security">{page.t.common.cancelAction}</a>
        </p>
      </Form>
    </TaskPage>
  )
}
