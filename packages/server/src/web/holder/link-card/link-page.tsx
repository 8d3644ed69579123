import { Button, ErrorSummary, Form, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly errors?: FormErrors; readonly isRefused?: boolean }

export function LinkPage({ page, errors = {}, isRefused = false }: Props) {
  const { link } = page.t.security
  return (
    <HolderLayout page={page} title={link.title} hasForm hasErrors={Object.keys(errors).length > 0}>
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        {isRefused && <WhatToCheck page={page} />}
        <BackLink href="/account">{page.t.account.title}</BackLink>
        <h1>{link.title}</h1>
        <p class="lead">{link.lead}</p>
        <Form page={page}>
          <TextField
            page={page}
            name="cardNumber"
            label={link.cardNumber}
            hint={link.cardNumberHint}
            error={errors['cardNumber']}
            width="medium"
            dir="ltr"
          />
          <TextField
            page={page}
            name="passportNumber"
            label={link.passport}
            hint={link.passportHint}
            error={errors['passportNumber']}
            width="medium"
            dir="ltr"
          />
          <TextField
            page={page}
            name="bornOn"
            label={link.born}
            hint={page.t.cancel.identity.bornHint}
            error={errors['bornOn']}
            width="short"
            autocomplete="bday"
          />
          <p class="act">
            <Button>{link.submit}</Button>
            <a href="/account">{link.later}</a>
          </p>
        </Form>
      </div>
    </HolderLayout>
  )
}

/** Which of the three is wrong is not said: whoever guesses learns nothing. */
function WhatToCheck({ page }: { readonly page: HolderPage }) {
  const { link } = page.t.security
  return (
    <Note kind="warn">
      <p>{link.refusedCheck}</p>
      <ul>
        {link.refusedList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{link.refusedElse}</p>
    </Note>
  )
}
