import { sharePurposes } from '#domain/cards/share-code.ts'
import type { Card } from '#domain/cards/card.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { ShareCodeLine } from '#modules/cards'
import { Button, ErrorSummary, Form, Radios, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, DoneNote } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay, formatInstant } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { sharePath } from './paths.ts'

type Props = {
  readonly page: HolderPage
  readonly card: Card
  readonly codes: readonly ShareCodeLine[]
  readonly timeZone: string
  readonly errors?: FormErrors
}

/** Makes codes for one card, and shows every look that was made with them. */
export function SharePage({ page, card, codes, timeZone, errors = {} }: Props) {
  const { share: t } = page.t.verify
  const number = formatCardNumber(card.cardNumber)
  return (
    <HolderLayout
      page={page}
      title={`${t.title}: ${number}`}
      tab="cards"
      hasForm
      hasErrors={Object.keys(errors).length > 0}
      shownAt={sharePath(card.id)}
    >
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        <DoneNote page={page} texts={t.done} />
        <BackLink href={`/account/cards/${card.id}`}>{number}</BackLink>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Form page={page} action={sharePath(card.id)} shownAt={sharePath(card.id)}>
          <Radios
            page={page}
            name="purpose"
            label={t.forWhom}
            error={errors['purpose']}
            choices={sharePurposes.map((value) => ({ value, label: t.purposes[value] }))}
          />
          <p class="act">
            <Button>{t.make}</Button>
          </p>
        </Form>
        <h2 id="codes">{t.codes}</h2>
        <p>{t.how(`${page.deps.site.publicUrl.host}/verify`)}</p>
        {codes.length === 0 ? (
          <p class="quiet-text">{t.none}</p>
        ) : (
          codes.map((code) => <Code page={page} card={card} code={code} timeZone={timeZone} />)
        )}
      </div>
    </HolderLayout>
  )
}

type CodeProps = Pick<Props, 'page' | 'card' | 'timeZone'> & { readonly code: ShareCodeLine }

function Code({ page, card, code, timeZone }: CodeProps) {
  const { share: t } = page.t.verify
  const day = (at: Date) => formatDay(page.language, dayInZone(at, timeZone))
  return (
    <div class="panel">
      <h3>{t.purposes[code.purpose]}</h3>
      {code.code !== undefined && (
        <p class="big-reference">
          <span class="visually-hidden">{t.code}: </span>
          {code.code}
        </p>
      )}
      <p>
        {t.madeOn(day(code.madeAt))}{' '}
        {code.code === undefined ? t.endedOn(day(code.endsAt)) : t.endsOn(day(code.endsAt))}
      </p>
      <p>{t.looks(code.lookedAt.length)}</p>
      {code.lookedAt.length > 0 && (
        <ul>
          {code.lookedAt.map((at) => (
            <li>{formatInstant(page.language, at, timeZone)}</li>
          ))}
        </ul>
      )}
      {code.code !== undefined && (
        <Form
          page={page}
          id={`end-${code.id}`}
          action={`${sharePath(card.id)}/${code.id}/end`}
          shownAt={sharePath(card.id)}
        >
          <p class="act">
            <Button kind="quiet">
              {t.end}
              <span class="visually-hidden"> {code.code}</span>
            </Button>
          </p>
        </Form>
      )}
    </div>
  )
}
