import { displayState } from '#domain/cards/display-state.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { CardStateTag } from '../shared/states.tsx'
import { pathOf } from '../request/own-request.ts'
import type { Draft } from './draft.ts'

/** The card was cancelled, or ended by the authority, while its holder was filling in the request. */
export function cardChangedPage(page: HolderPage, draft: Draft): Promise<Response> {
  return page.html(<CardChangedPage page={page} draft={draft} />, 409)
}

function CardChangedPage({ page, draft }: { readonly page: HolderPage; readonly draft: Draft }) {
  const { card, book } = draft.facts
  const labels = page.t.cancel
  const state = displayState(card, book.day)
  const since = formatDay(page.language, dayInZone(card.stateSince, book.calendar.timeZone))
  return (
    <HolderLayout page={page} title={labels.notOpen.title}>
      <div class="narrow">
        <h1>{labels.notOpen.title}</h1>
        <p>
          <span class="card-number">{formatCardNumber(card.cardNumber)}</span>{' '}
          <CardStateTag page={page} state={state} />
        </p>
        <p>{labels.notOpen.cardText(page.t.common.cardStates[state], since)}</p>
        <p>{labels.notOpen.nothingSent}</p>
        <p class="act">
          <LinkButton href={`/account/cards/${card.id}`}>{labels.request.cardLink}</LinkButton>
          <LinkButton href={pathOf(draft.request, 'erase')} kind="quiet">
            {labels.check.eraseDraft}
          </LinkButton>
        </p>
      </div>
    </HolderLayout>
  )
}
