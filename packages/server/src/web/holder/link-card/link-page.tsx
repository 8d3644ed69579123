import { Button, ErrorSummary, Form, shownValue, TextField, type FormErrors } from '../../shared/components/form.tsx'
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
          <BirthDate page={page} error={errors['bornDay']} />
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

/** Three boxes, as the date stands in the passport; a calendar would be the slowest way to a year of birth. */
function BirthDate({ page, error }: { readonly page: HolderPage; readonly error: string | undefined }) {
  const { link } = page.t.security
  const boxes = [
    { name: 'bornDay', label: link.day, autocomplete: 'bday-day', size: 2 },
    { name: 'bornMonth', label: link.month, autocomplete: 'bday-month', size: 2 },
    { name: 'bornYear', label: link.year, autocomplete: 'bday-year', size: 4 },
  ]
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={error ? 'born-hint born-error' : 'born-hint'}>
      <legend>{link.born}</legend>
      <p class="hint" id="born-hint">
        {link.bornHint}
      </p>
      {error && (
        <p class="error" id="born-error">
          {error}
        </p>
      )}
      <div class="day-boxes">
        {boxes.map(({ name, label, autocomplete, size }) => (
          <label>
            {label}
            <input
              id={name}
              name={name}
              type="text"
              inputmode="numeric"
              autocomplete={autocomplete}
              size={size}
              value={shownValue(page, name)}
              aria-invalid={error ? 'true' : undefined}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
