import type { Delivery } from '#modules/notices'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { Page } from '../../shared/page.ts'

const tones: Readonly<Record<Delivery['state'], StateTone>> = {
  queued: 'wait',
  'handed-over': 'good',
  delivered: 'good',
  failed: 'bad',
}

/** How each message of a letter went: channel, address, state. A mail server that is down is no secret. */
export function Deliveries({
  page,
  deliveries,
}: {
  readonly page: Page<unknown>
  readonly deliveries: readonly Delivery[]
}) {
  const labels = page.t.account.letters
  return (
    <ul class="plain-list">
      {deliveries.map((delivery) => (
        <li>
          <StateTag tone={tones[delivery.state]}>{labels.states[delivery.state]}</StateTag> {labels[delivery.channel]} ·{' '}
          <bdi>{delivery.recipient}</bdi>
          {delivery.state === 'queued' && delivery.attempts > 0 && <span class="quiet-text"> {labels.retrying}</span>}
        </li>
      ))}
    </ul>
  )
}
