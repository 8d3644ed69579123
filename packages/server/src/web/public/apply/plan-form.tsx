import type { ReferenceBook } from '#modules/reference'
import { Button, Form, Radios, Select, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { countryOptions } from '../../shared/countries.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { purposesOffered } from './read-plan.ts'

type Props = {
  readonly page: Page<undefined, PublicDeps>
  readonly book: ReferenceBook
  readonly errors: FormErrors
  /** With the question in it when this stands below its answer. */
  readonly shownAt?: string
}

export function PlanForm({ page, book, errors, shownAt }: Props) {
  const labels = page.t.applyBefore
  return (
    <Form page={page} {...(shownAt === undefined ? {} : { shownAt })}>
      <Select
        page={page}
        name="nationality"
        label={labels.nationality}
        error={errors['nationality']}
        value={page.query('nationality')}
        options={[{ value: '', label: labels.chooseCountry }, ...countryOptions(page)]}
      />
      <Radios
        page={page}
        name="purpose"
        label={labels.purpose}
        error={errors['purpose']}
        value={page.query('purpose')}
        choices={purposesOffered(book).map(({ code, names }) => ({ value: code, label: names[page.language] }))}
      />
      <Day page={page} name="arrivalOn" hint={labels.dayHint} errors={errors} />
      <Day page={page} name="departureOn" hint={labels.departureHint} errors={errors} />
      <Day page={page} name="passportExpiresOn" hint={labels.passportHint} errors={errors} />
      <p class="act">
        <Button>{labels.find}</Button>
      </p>
      <p class="quiet-text">{labels.notKept}</p>
    </Form>
  )
}

type DayProps = Pick<Props, 'page' | 'errors'> & {
  readonly name: 'arrivalOn' | 'departureOn' | 'passportExpiresOn'
  readonly hint: string
}

function Day({ page, name, hint, errors }: DayProps) {
  return (
    <TextField
      page={page}
      name={name}
      label={page.t.applyBefore[name]}
      hint={hint}
      error={errors[name]}
      value={page.query(name)}
      inputmode="numeric"
      width="short"
      dir="ltr"
    />
  )
}
