import type { Preview } from '#domain/cancellations/preview.ts'
import type { Card } from '#domain/cards/card.ts'
import { Button, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { formatDayWithWeekday } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { planFields } from './read-plans.ts'

type Props = { readonly page: HolderPage; readonly card: Card; readonly preview: Preview; readonly errors: FormErrors }

/** "At least a week ahead", computed: dates in, the day to ask by out. A question by GET, so it changes nothing. */
export function PlansForm({ page, card, preview, errors }: Props) {
  const labels = page.t.account.preview
  return (
    <section class="panel" aria-labelledby="plans">
      <h2 id="plans">{labels.plansTitle}</h2>
      <p class="quiet-text">{labels.plansText}</p>
      {preview.startAdvice && (
        <Note kind={preview.startAdvice.verdict === 'in-time' ? 'info' : 'warn'}>
          <p role="status">{adviceText(page, preview.startAdvice)}</p>
        </Note>
      )}
      <form method="get" action={`/account/cards/${card.id}/cancel`} novalidate>
        {planFields.map((name) => (
          <div class={errors[name] ? 'field wrong' : 'field'}>
            <label for={name}>{labels[name]}</label>
            <p class="hint" id={`${name}-hint`}>
              {labels.dayHint}
            </p>
            {errors[name] && (
              <p class="error" id={`${name}-error`}>
                {errors[name]}
              </p>
            )}
            <input
              id={name}
              name={name}
              type="text"
              inputmode="numeric"
              class="short"
              value={page.query(name)}
              autocomplete="off"
              aria-describedby={errors[name] ? `${name}-hint ${name}-error` : `${name}-hint`}
            />
          </div>
        ))}
        <p class="act">
          <Button kind="quiet">{labels.compute}</Button>
        </p>
      </form>
    </section>
  )
}

function adviceText(page: HolderPage, advice: NonNullable<Preview['startAdvice']>): string {
  const texts = page.t.account.preview.advice
  const latest = formatDayWithWeekday(page.language, advice.latestOn)
  if (advice.verdict === 'in-time')
    return texts['in-time'](formatDayWithWeekday(page.language, advice.advisedOn), latest)
  return texts[advice.verdict](latest)
}
