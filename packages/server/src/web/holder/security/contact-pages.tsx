import type { Account } from '#modules/accounts'
import { Button, Form, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { CodeForm } from '../../shared/sign-in/code-form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { TaskPage } from './task-page.tsx'

type Props = { readonly page: HolderPage; readonly errors?: FormErrors }

export function EmailPage({ page, account, errors = {} }: Props & { readonly account: Account }) {
  const { contact: texts } = page.t.security
  return (
    <TaskPage page={page} title={texts.emailTitle} errors={errors}>
      <p class="lead">
        {texts.emailNow} <bdi>{account.email}</bdi>
      </p>
      <Form page={page}>
        <TextField
          page={page}
          name="email"
          type="email"
          label={texts.newEmail}
          hint={texts.newEmailHint}
          error={errors['email']}
          autocomplete="email"
          inputmode="email"
          dir="ltr"
          width="medium"
        />
        <p>{texts.waitNote}</p>
        <p class="act">
          <Button>{texts.sendCode}</Button>
        </p>
      </Form>
    </TaskPage>
  )
}

export function PhonePage({ page, account, errors = {} }: Props & { readonly account: Account }) {
  const { contact: texts } = page.t.security
  return (
    <TaskPage page={page} title={texts.phoneTitle} errors={errors}>
      <p class="lead">{account.phone ? <PhoneNow page={page} phone={account.phone} /> : texts.phoneNone}</p>
      <Form page={page}>
        <TextField
          page={page}
          name="phone"
          type="tel"
          label={texts.newPhone}
          hint={texts.newPhoneHint}
          error={errors['phone']}
          autocomplete="tel"
          inputmode="tel"
          dir="ltr"
          width="medium"
        />
        <p class="act">
          <Button>{texts.sendCode}</Button>
        </p>
      </Form>
    </TaskPage>
  )
}

function PhoneNow({ page, phone }: { readonly page: HolderPage; readonly phone: string }) {
  return (
    <>
      {page.t.security.contact.phoneNow} <bdi dir="ltr">{phone}</bdi>
    </>
  )
}

type CodeProps = Props & {
  readonly change: 'change-email' | 'change-phone'
  readonly sentTo: string
  readonly againAt: string
}

/** Of an address it is not said whether a code went out: it may belong to somebody else's account. */
export function ContactCodePage({ page, change, sentTo, againAt, errors = {} }: CodeProps) {
  const { contact: texts } = page.t.security
  return (
    <TaskPage page={page} title={texts.codeTitle} errors={errors}>
      <p class="lead">
        {change === 'change-email' ? texts.sentMaybe : texts.sent} <bdi class="address">{sentTo}</bdi>
      </p>
      <CodeForm page={page} errors={errors} button={texts.confirm} againAt={againAt} again={texts.again} />
    </TaskPage>
  )
}
