import { Button, Form, type FormErrors } from '../../shared/components/form.tsx'
import { NewPasswordFields } from '../../shared/new-password-fields.tsx'
import { PasswordField } from '../../shared/password-field.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { TaskPage } from './task-page.tsx'

export function PasswordPage({ page, errors = {} }: { readonly page: HolderPage; readonly errors?: FormErrors }) {
  const { password } = page.t.security
  return (
    <TaskPage page={page} title={password.title} errors={errors} scripts={['password.js']}>
      <Form page={page}>
        <PasswordField
          page={page}
          name="presentPassword"
          label={password.present}
          error={errors['presentPassword']}
          purpose="current-password"
        />
        <NewPasswordFields page={page} label={password.next} errors={errors} />
        <p>{password.effect}</p>
        <p class="act">
          <Button>{password.save}</Button>
        </p>
      </Form>
    </TaskPage>
  )
}
