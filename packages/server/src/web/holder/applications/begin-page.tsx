import { fullName } from '#domain/cards/holder.ts'
import { Button, ErrorSummary, Form, Radios, type Choice, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { personWords } from './application-words.ts'
import type { BeginView } from './begin-view.ts'
import { applicationsPath } from './paths.ts'

type Props = { readonly page: HolderPage; readonly view: BeginView; readonly errors: FormErrors }

export const somebodyNew = 'new'

/** Whom the card is for: somebody we know, somebody applied for before, or somebody new. */
export function BeginPage({ page, view, errors }: Props) {
  const labels = page.t.applications.begin
  // the whole address: the choice and the group stand in it
  const here = page.path + new URL(page.c.req.url).search
  return (
    <HolderLayout page={page} title={labels.title} hasForm hasErrors={Object.keys(errors).length > 0}>
      <div class="narrow">
        <BackLink href={applicationsPath}>{page.t.applications.title}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <h1>{labels.title}</h1>
        <p class="lead">{labels.lead}</p>
        <ChosenNote page={page} view={view} />
        <Form page={page} action={here} shownAt={here}>
          <WhoField page={page} view={view} errors={errors} />
          <p class="act">
            <Button>{labels.button}</Button>
          </p>
        </Form>
        {!view.choice && !view.joined && (
          <p>
            {labels.before} <a href="/apply">{page.t.applications.find}</a>
          </p>
        )}
      </div>
    </HolderLayout>
  )
}

/** Whoever applies for the first time has nobody to choose from: there is nothing to ask. */
function WhoField({ page, view, errors }: Props) {
  const labels = page.t.applications.begin
  const choices = choicesOf(page, view)
  if (choices.length === 1) {
    return (
      <>
        <p>{labels.passportNeeded}</p>
        <input type="hidden" name="who" value={somebodyNew} />
      </>
    )
  }
  return (
    <Radios
      page={page}
      name="who"
      label={labels.who}
      error={errors['who']}
      value={chosenAtFirst(view)}
      choices={choices}
    />
  )
}

function ChosenNote({ page, view: { joined, choice, book } }: Omit<Props, 'errors'>) {
  const labels = page.t.applications.begin
  const day = (value: string) => formatDay(page.language, value)
  if (joined) {
    return (
      <Note>
        <p>
          <b>{labels.together}</b>
          <br />
          {labels.togetherText(joined.reference)}
        </p>
      </Note>
    )
  }
  if (!choice) return <></>
  const card = book.cardOffer(choice.offer).names[page.language]
  return (
    <Note>
      <p>
        <b>{labels.choice}</b>
        <br />
        {labels.choiceText(card, day(choice.arrivalOn), day(choice.departureOn))}
      </p>
    </Note>
  )
}

function choicesOf(page: HolderPage, { people, earlier, joined }: BeginView): Choice[] {
  const labels = page.t.applications.begin
  const known = people.filter(({ holderId }) => holderId !== joined?.holderId)
  return [
    ...known.map((person) => ({
      value: `person:${person.holderId}`,
      label: <bdi>{person.nativeName ?? fullName(person)}</bdi>,
      hint: labels.known(person.passportNumber),
    })),
    ...earlier.map((application) => ({
      value: `reuse:${application.id}`,
      label: <bdi>{personWords(application)}</bdi>,
      hint: labels.reuse(application.reference),
    })),
    { value: somebodyNew, label: labels.newPerson, hint: labels.newPersonHint },
  ]
}

/** Where the address says who, the answer is there already. */
function chosenAtFirst({ people, earlier, reused, joined }: BeginView): string {
  if (reused) {
    const isKnown = people.some(({ holderId }) => holderId === reused.holderId)
    return isKnown ? `person:${reused.holderId}` : `reuse:${newestOf(earlier, reused.holderId) ?? reused.id}`
  }
  return joined ? somebodyNew : ''
}

const newestOf = (earlier: BeginView['earlier'], holderId: string) =>
  earlier.find((one) => one.holderId === holderId)?.id
