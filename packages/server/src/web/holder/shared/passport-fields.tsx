import type { Passport } from '#domain/applications/passport.ts'
import { sexes } from '#domain/cards/holder.ts'
import { Radios, Select, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { countryOptions } from '../../shared/countries.ts'
import type { HolderPage } from './holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly errors: FormErrors
  /** What stands in the fields before anybody types. */
  readonly shown: Partial<Passport> | undefined
}

/** The page of a passport as fields to type; `readPassportForm` reads them. */
export function PassportFields(props: Props) {
  return (
    <>
      <Person {...props} />
      <Booklet {...props} />
    </>
  )
}

function Person({ page, errors, shown }: Props) {
  const { identity } = page.t.cancel
  const { passport: texts } = page.t.applySteps
  return (
    <>
      <TextField
        page={page}
        name="familyName"
        label={identity.familyName}
        hint={identity.familyHint}
        error={errors['familyName']}
        value={shown?.familyName}
        dir="auto"
        autocomplete="family-name"
      />
      <TextField
        page={page}
        name="givenNames"
        label={identity.givenNames}
        hint={identity.givenHint}
        error={errors['givenNames']}
        value={shown?.givenNames}
        dir="auto"
        autocomplete="given-name"
      />
      <TextField
        page={page}
        name="bornOn"
        label={identity.bornOn}
        hint={identity.bornHint}
        error={errors['bornOn']}
        value={shown?.bornOn}
        inputmode="text"
        width="short"
        autocomplete="bday"
      />
      <Radios
        page={page}
        name="sex"
        label={texts.sex}
        error={errors['sex']}
        value={shown?.sex ?? ''}
        choices={sexes.map((sex) => ({ value: sex, label: texts.sexes[sex] }))}
      />
    </>
  )
}

function Booklet({ page, errors, shown }: Props) {
  const { identity } = page.t.cancel
  const { passport: texts } = page.t.applySteps
  const isIssuerOther = shown?.issuer !== undefined && shown.issuer !== shown.nationality
  return (
    <>
      <Select
        page={page}
        name="nationality"
        label={texts.nationality}
        error={errors['nationality']}
        value={shown?.nationality ?? ''}
        options={[{ value: '', label: texts.choose }, ...countryOptions(page)]}
      />
      <Select
        page={page}
        name="issuer"
        label={texts.issuer}
        hint={texts.issuerHint}
        error={errors['issuer']}
        value={isIssuerOther ? (shown?.issuer ?? '') : ''}
        options={[{ value: '', label: texts.issuerSame }, ...countryOptions(page)]}
      />
      <TextField
        page={page}
        name="number"
        label={identity.passportNumber}
        error={errors['number']}
        value={shown?.number}
        width="medium"
        dir="ltr"
      />
      <TextField
        page={page}
        name="expiresOn"
        label={texts.expiresOn}
        hint={texts.expiresHint}
        error={errors['expiresOn']}
        value={shown?.expiresOn}
        inputmode="text"
        width="short"
      />
    </>
  )
}
