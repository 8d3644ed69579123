/**
 * Works the amount of a receipt out again as the page of tariffs explains it, from the receipt and the published file
 * alone. Written apart: it shares no line with the code that charges, and walks day by day.
 */
type Band = { readonly fromDay: number; readonly toDay: number | null; readonly perDayMinor: number }

type PublishedTariff = {
  readonly code: string
  readonly version: number
  readonly effectiveFrom: string
  readonly effectiveUntil: string | null
  readonly cardTypes: readonly string[]
  readonly anchor: 'valid-from' | 'trip-end' | 'last-exit' | 'valid-until'
  readonly freeDays: number
  readonly bands: readonly Band[]
  readonly capMinor: number | null
}

type Basis = {
  readonly cardType: string
  readonly validFrom: string
  readonly validUntil: string
  readonly tripEndsOn: string | null
  readonly lastExitOn: string | null
  readonly waivedMinor: readonly number[]
}

const dayMs = 86_400_000
const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const text = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

export function recomputeReceipt(receiptJson: string, tariffsJson: string): number {
  const { charge } = JSON.parse(receiptJson) as { charge: { stoppedOn: string; basis: Basis } }
  const { tariffs } = JSON.parse(tariffsJson) as { tariffs: readonly PublishedTariff[] }
  const { basis, stoppedOn } = charge
  const days = [basis.validFrom, basis.validUntil, basis.tripEndsOn, basis.lastExitOn].filter((day) => day !== null)
  let sum = 0
  for (let day = Math.min(...days.map(number)); day < number(stoppedOn); day += 1) {
    const tariff = inForce(tariffs, basis.cardType, text(day))
    if (!tariff) continue
    const price = priceOf(tariff, ordinal(tariff, basis, day))
    const room = tariff.capMinor === null ? price : Math.max(0, tariff.capMinor - sum)
    sum += Math.min(price, room)
  }
  return Math.max(0, sum - basis.waivedMinor.reduce((one, other) => one + other, 0))
}

function inForce(tariffs: readonly PublishedTariff[], cardType: string, day: string): PublishedTariff | undefined {
  const begun = tariffs.filter((one) => one.cardTypes.includes(cardType) && one.effectiveFrom <= day)
  const newest = begun.toSorted((one, other) => number(other.effectiveFrom) - number(one.effectiveFrom))[0]
  return newest && (newest.effectiveUntil === null || day <= newest.effectiveUntil) ? newest : undefined
}

/** Which day of the charge it is, free days taken off; 0 and below: free or before the charge. */
function ordinal({ anchor, freeDays }: PublishedTariff, basis: Basis, day: number): number {
  const from = {
    'valid-from': basis.validFrom,
    'trip-end': basis.tripEndsOn,
    'last-exit': basis.lastExitOn,
    'valid-until': basis.validUntil,
  }[anchor]
  if (from === null) return 0
  return day - number(from) + (anchor === 'valid-from' ? 1 : 0) - freeDays
}

function priceOf({ bands }: PublishedTariff, count: number): number {
  return bands.find(({ fromDay, toDay }) => fromDay <= count && (toDay === null || count <= toDay))?.perDayMinor ?? 0
}
