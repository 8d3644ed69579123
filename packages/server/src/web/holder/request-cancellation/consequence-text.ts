import type { Consequence } from '#domain/cancellations/consequences.ts'
import { unreachable } from '#kernel/result.ts'
import { formatCardNumber, formatDay, formatList } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** One thing that follows, as the holder reads and accepts it. */
export function consequenceText(page: HolderPage, consequence: Consequence): string {
  const { codes } = page.t.cancel.consequences
  const day = (value: string | null) => (value === null ? '' : formatDay(page.language, value))
  switch (consequence.code) {
    case 'card-ends-on-approval':
      return codes['card-ends-on-approval'](day(consequence.promisedOn))
    case 'card-ends-on-date':
      return codes['card-ends-on-date'](day(consequence.effectOn))
    case 'stay-ends-before-departure':
      return codes['stay-ends-before-departure'](day(consequence.effectOn), day(consequence.departureOn))
    case 'linked-cards-need-own':
      return codes['linked-cards-need-own'](
        formatList(
          page.language,
          consequence.dependants.map(({ dependantCardNumber }) => formatCardNumber(dependantCardNumber)),
        ),
      )
    case 'card-ends-on-departure':
    case 'no-entry-afterwards':
    case 'stay-ends-with-card':
      return codes[consequence.code]
    default:
      return unreachable(consequence)
  }
}
