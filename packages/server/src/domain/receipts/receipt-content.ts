import type { CancellationRequest } from '../cancellations/request.ts'
import type { Card } from '../cards/card.ts'
import type { Charge, ChargeLine, Waiver } from '../charges/charge.ts'
import type { TariffHistory } from '../charges/tariff.ts'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'

/** A reader that knows this word knows every member below; another word is another shape. */
export const receiptFormat = 'sapar-receipt-1'

export type ReceiptIssuer = {
  readonly code: string
  readonly name: string
  /** The demonstration and the specimen state say so in everything they issue. */
  readonly isSpecimen: boolean
}

/** What decides the charge of the card, as it was at the submission: days of the register, and what was waived. */
export type ReceiptBasis = {
  readonly cardType: string
  readonly validFrom: CalendarDay
  readonly validUntil: CalendarDay
  readonly tripEndsOn: CalendarDay | null
  readonly lastExitOn: CalendarDay | null
  readonly waivedMinor: readonly number[]
}

/** A version of a tariff that prices days of the receipt, and how long it does. */
export type ReceiptTariff = {
  readonly code: string
  readonly version: number
  readonly from: CalendarDay
  readonly until: CalendarDay | null
}

export type ReceiptLine = Pick<
  ChargeLine,
  'from' | 'to' | 'days' | 'perDayMinor' | 'amountMinor' | 'tariffCode' | 'tariffVersion' | 'because'
>

export type ReceiptCharge = {
  readonly currency: string
  /** What is owed for the days before the submission; the day itself and all later ones cost nothing. */
  readonly amountMinor: number
  readonly grossMinor: number
  /** The first day that costs nothing any more. */
  readonly stoppedOn: CalendarDay
  readonly basis: ReceiptBasis
  readonly tariffs: readonly ReceiptTariff[]
  readonly lines: readonly ReceiptLine[]
}

/**
 * What a receipt of submission says. It names no person: whoever holds it shows who asked, by the card number. Amounts are
 * whole numbers of the smallest unit of the currency, days are `YYYY-MM-DD` in the zone, the instant is UTC.
 */
export type ReceiptContent = {
  readonly format: typeof receiptFormat
  readonly number: string
  readonly issuer: { readonly code: string; readonly name: string }
  readonly isSpecimen: boolean
  readonly requestReference: string
  readonly cardNumber: string
  readonly submittedAt: string
  readonly submittedOn: CalendarDay
  readonly timeZone: string
  /** null: cards of this type cost nothing. */
  readonly charge: ReceiptCharge | null
}

export type ReceiptInput = {
  readonly number: string
  readonly issuer: ReceiptIssuer
  readonly request: Pick<CancellationRequest, 'reference'>
  readonly card: Card
  readonly submittedAt: Date
  readonly timeZone: string
  /** Of the days before the submission; undefined: cards of this type cost nothing. */
  readonly charge: Charge | undefined
  readonly waivers: readonly Waiver[]
  readonly tariff: TariffHistory
}

export function receiptContent(input: ReceiptInput): ReceiptContent {
  const { number, issuer, request, card, submittedAt, timeZone } = input
  const submittedOn = dayInZone(submittedAt, timeZone)
  return {
    format: receiptFormat,
    number,
    issuer: { code: issuer.code, name: issuer.name },
    isSpecimen: issuer.isSpecimen,
    requestReference: request.reference,
    cardNumber: card.cardNumber,
    submittedAt: submittedAt.toISOString(),
    submittedOn,
    timeZone,
    charge: input.charge === undefined ? null : receiptCharge(input, input.charge, submittedOn),
  }
}

function receiptCharge({ card, waivers, tariff }: ReceiptInput, charge: Charge, stoppedOn: CalendarDay): ReceiptCharge {
  const { cardType, validFrom, validUntil, tripEndsOn, lastExitOn } = card
  const waivedMinor = waivers.map(({ amountMinor }) => amountMinor)
  return {
    currency: charge.currency,
    amountMinor: charge.totalMinor,
    grossMinor: charge.grossMinor,
    stoppedOn,
    basis: { cardType, validFrom, validUntil, tripEndsOn, lastExitOn, waivedMinor },
    tariffs: usedTariffs(tariff, charge.lines),
    lines: charge.lines.map(receiptLine),
  }
}

function usedTariffs(tariff: TariffHistory, lines: readonly ChargeLine[]): ReceiptTariff[] {
  return tariff
    .filter(({ tariff: { code, version } }) =>
      lines.some((line) => line.tariffCode === code && line.tariffVersion === version),
    )
    .map(({ tariff: { code, version }, from, until }) => ({ code, version, from, until }))
}

/** Member by member, so that what a line may carry one day does not slip into receipts. */
function receiptLine(line: ChargeLine): ReceiptLine {
  const { from, to, days, perDayMinor, amountMinor, tariffCode, tariffVersion, because } = line
  return { from, to, days, perDayMinor, amountMinor, tariffCode, tariffVersion, because }
}
