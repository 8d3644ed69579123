import type { Delivery } from '#modules/notices'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import { formatShortInstant } from '../shared/format.ts'
import type { OfficePage } from '../shared/office-page.ts'
import type { FilePageData } from './case-file.ts'

const tones: Readonly<Record<Delivery['state'], StateTone>> = {
  queued: 'wait',
  'handed-over': 'good',
  delivered: 'good',
  failed: 'bad',
}

/** What the person was told, and whether it arrived. */
export function Letters({ page, file, letters, book }: FilePageData) {
  const { notices: texts } = page.t.office
  return (
    <section class="panel" aria-labelledby="letters">
      <h2 id="letters">
        {file.kind === 'application' ? page.t.officeApplications.lettersTo.application : texts.title}
      </h2>
      {letters.length === 0 && <p class="quiet-text">{texts.none}</p>}
      <ul class="list">
        {letters.map((letter) => (
          <li>
            <span lang={letter.language}>{letter.subject}</span>
            <span class="when">{formatShortInstant(page.language, letter.writtenAt, book.calendar.timeZone)}</span>
            {letter.deliveries.map((delivery) => (
              <DeliveryLine page={page} delivery={delivery} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function DeliveryLine({ page, delivery }: { readonly page: OfficePage; readonly delivery: Delivery }) {
  const { notices: texts } = page.t.office
  const { channel, state, attempts, recipient } = delivery
  return (
    <div class="delivery">
      <StateTag tone={tones[state]}>
        {texts[channel]} {texts.states[state]}
      </StateTag>{' '}
      <bdi class="quiet-text">{recipient}</bdi>
      {state !== 'delivered' && attempts > 1 && <span class="quiet-text"> · {texts.attempts(attempts)}</span>}
    </div>
  )
}
