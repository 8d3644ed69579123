import type { Passport } from '#domain/applications/passport.ts'
import type { CardChangeDraft, ChangeKind } from '#domain/card-changes/change.ts'
import {
  Button,
  CheckBoxes,
  ErrorSummary,
  Form,
  TextArea,
  TextField,
  type FormErrors,
} from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { PassportFields } from '../shared/passport-fields.tsx'
import { recordedPassport } from './change-rows.tsx'
import type { ChangeableCard } from './changeable-card.ts'
import { latestExtension } from './kind-obstacle.ts'
import { changesPath } from './paths.ts'

type Props = {
  readonly page: HolderPage
  readonly card: ChangeableCard
  readonly kind: ChangeKind
  readonly errors: FormErrors
}

const draftOf = ({ card, kind }: Props): CardChangeDraft | undefined =>
  card.drafts.find(({ wish }) => wish.kind === kind)

/** The form of one kind, filled in with what was begun, or with what is on record. */
export function ChangeFormPage(props: Props) {
  const { page, card, kind, errors } = props
  const labels = page.t.cardChanges
  const { id, cardNumber } = card.facts.card
  const { title, lead } = labels.kinds[kind]
  const path = changesPath(id, kind)
  return (
    <HolderLayout page={page} title={title} hasForm hasErrors={Object.keys(errors).length > 0}>
      <div class="narrow">
        <BackLink href={changesPath(id)}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <p class="step-count">{formatCardNumber(cardNumber)}</p>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {(kind === 'correct-data' || kind === 'new-passport') && <p>{labels.alsoNewNumber}</p>}
        <Form page={page} action={path} shownAt={path}>
          <OwnFields {...props} />
          <CommonFields {...props} />
          <p class="act">
            <Button>{labels.form.check}</Button>
          </p>
        </Form>
      </div>
    </HolderLayout>
  )
}

function OwnFields(props: Props) {
  const { page, card, kind, errors } = props
  if (kind === 'lost-card') return <></>
  if (kind === 'extend') return <UntilField {...props} />
  const wish = draftOf(props)?.wish
  const begun = wish && 'passport' in wish ? wish : undefined
  return (
    <>
      <PassportFields page={page} errors={errors} shown={begun?.passport ?? shownPassport(card, kind)} />
      <TextArea
        page={page}
        name="mrz"
        label={page.t.cancel.identity.mrz}
        hint={page.t.cardChanges.form.zoneHint}
        error={errors['mrz']}
        value={begun?.mrz ?? undefined}
        rows={3}
      />
    </>
  )
}

/** Of a new passport number and last day are new, whatever else is. */
function shownPassport({ facts }: ChangeableCard, kind: ChangeKind): Partial<Passport> {
  const passport = recordedPassport(facts.holder)
  return kind === 'correct-data' ? passport : { ...passport, number: '', expiresOn: '' }
}

function UntilField(props: Props) {
  const { page, card, errors } = props
  const { form } = page.t.cardChanges
  const latest = latestExtension(card.facts)
  const day = (value: string) => formatDay(page.language, value)
  const wish = draftOf(props)?.wish
  return (
    <TextField
      page={page}
      name="validUntil"
      label={form.validUntil}
      hint={latest && form.validUntilHint(day(card.facts.card.validUntil), day(latest))}
      error={errors['validUntil']}
      value={wish?.kind === 'extend' ? wish.validUntil : undefined}
      inputmode="numeric"
      width="short"
      dir="ltr"
    />
  )
}

function CommonFields(props: Props) {
  const { page, card, errors } = props
  const draft = draftOf(props)
  const { form } = page.t.cardChanges
  const { email, phone } = card.facts.holder
  return (
    <>
      <TextArea
        page={page}
        name="explanation"
        label={form.explanation}
        hint={form.explanationHint}
        error={errors['explanation']}
        value={draft?.explanation ?? undefined}
      />
      {phone !== null && (
        <CheckBoxes
          page={page}
          name="isSmsWanted"
          label={form.sms}
          hint={email === null ? undefined : form.smsNote(email)}
          values={draft?.isSmsWanted === false ? [] : ['yes']}
          choices={[{ value: 'yes', label: page.t.cancel.contact.smsYes }]}
        />
      )}
    </>
  )
}
