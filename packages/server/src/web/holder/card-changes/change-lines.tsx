import type { CardChange } from '#domain/card-changes/change.ts'
import type { Card } from '#domain/cards/card.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { cardChangePath } from './paths.ts'
import { ChangeStateTag } from './state-tag.tsx'

type Props = {
  readonly page: HolderPage
  readonly changes: readonly CardChange[]
  /** Those that the requests are about. */
  readonly cards: readonly Pick<Card, 'id' | 'cardNumber'>[]
}

/** Requests about cards as a list, each with its card and how it stands. */
export function ChangeLines({ page, changes, cards }: Props) {
  const { list, kinds } = page.t.cardChanges
  return (
    <ul class="list">
      {changes.map((change) => (
        <li>
          <div class="row">
            <a href={cardChangePath(change)}>{list.line(kinds[change.wish.kind].ask, numberOf(cards, change))}</a>
            <ChangeStateTag page={page} state={change.state} />
          </div>
          <span class="quiet-text">
            <span class="num">{change.reference}</span> · {list.sent(formatDay(page.language, change.submittedOn))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function numberOf(cards: Props['cards'], { cardId }: CardChange): string {
  return formatCardNumber(cards.find(({ id }) => id === cardId)?.cardNumber ?? '')
}
