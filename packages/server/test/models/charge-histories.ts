import fc from 'fast-check'
import { chargeAnchors, type TariffBand, type TariffContent } from '#domain/charges/tariff.ts'
import type { ReferenceEntry } from '#domain/reference/contents.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { aTariff } from '../builders/tariff.ts'
import type { ChargeHistory, ModelRequest } from './naive-charge.ts'

/** Days around which something happens: leap days, Almaty's move to UTC+5, the day that Apia skipped, a century's end. */
const eventfulDays = ['2024-02-20', '2011-12-20', '2023-12-20', '2026-06-01', '2100-02-20']
/** Zones east and west, with half and quarter hours, and with changes at midnight. */
export const timeZones = [
  'Asia/Almaty',
  'America/St_Johns',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'UTC',
]

const hourMs = 3_600_000
const day = (min: number, max: number) => fc.integer({ min, max })

/** Milliseconds from a day on to an instant, often exactly midnight somewhere, or a millisecond beside it. */
export const instants = fc
  .tuple(day(-40, 140), fc.nat({ max: 95 }), fc.constantFrom(-1, 0, 1))
  .map(([days, quarters, ms]) => days * 24 * hourMs + (quarters * hourMs) / 4 + ms)

type BandShape = { readonly days: number; readonly perDayMinor: number }

function bandsOf(shapes: readonly BandShape[], isOpen: boolean): TariffBand[] {
  let fromDay = 1
  return shapes.map(({ days, perDayMinor }, at) => {
    const band = { fromDay, toDay: isOpen && at === shapes.length - 1 ? null : fromDay + days - 1, perDayMinor }
    fromDay += days
    return band
  })
}

const contents = fc
  .record({
    anchor: fc.constantFrom(...chargeAnchors),
    freeDays: fc.oneof(fc.constant(0), fc.nat({ max: 12 })),
    shapes: fc.array(fc.record({ days: day(1, 40), perDayMinor: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 900 })) }), {
      minLength: 1,
      maxLength: 3,
    }),
    isOpen: fc.boolean(),
    capMinor: fc.option(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 30_000 }))),
  })
  .map(({ shapes, isOpen, ...rest }) => ({ ...rest, bands: bandsOf(shapes, isOpen) }))

type Version = {
  readonly days: number
  readonly hasOwnCode: boolean
  readonly content: Pick<TariffContent, 'anchor' | 'freeDays' | 'bands' | 'capMinor'>
}
const versions = fc.array(fc.record({ days: day(1, 70), hasOwnCode: fc.boolean(), content: contents }), {
  minLength: 1,
  maxLength: 4,
})

/** Joins versions to a chain: another code follows by the last day of the one before, a version by its first day. */
function chainOf(from: string, shapes: readonly Version[], endsItself: boolean): ReferenceEntry<'tariff'>[] {
  let [effectiveFrom, code, version] = [from, 't0', 0]
  return shapes.map(({ days, hasOwnCode, content }, at) => {
    ;[code, version] = hasOwnCode ? [`t${at}`, 1] : [code, version + 1]
    const needsEnd = shapes[at + 1]?.hasOwnCode ?? endsItself
    const entry = aTariff({
      code,
      version,
      effectiveFrom,
      ...content,
      ...(needsEnd && { effectiveUntil: addDays(effectiveFrom, days - 1) }),
    })
    effectiveFrom = addDays(effectiveFrom, days)
    return entry
  })
}

/** A tariff for other cards, which must never matter. */
const decoy = aTariff({
  code: 'decoy',
  effectiveFrom: '2010-01-01',
  cardTypes: ['business'],
  bands: [{ fromDay: 1, toDay: null, perDayMinor: 7_777 }],
})

/** Cards with their tariffs, requests and waivers. At most the last request stands, as one is open at a time. */
export const chargeHistories: fc.Arbitrary<ChargeHistory> = fc
  .record({
    base: fc.constantFrom(...eventfulDays),
    chainFrom: day(-60, 20),
    versions,
    endsItself: fc.boolean(),
    validFrom: day(-40, 40),
    validFor: fc.nat({ max: 60 }),
    tripEndsOn: fc.option(day(-40, 80)),
    lastExitOn: fc.option(day(-40, 80)),
    endedAt: fc.option(instants, { freq: 6 }),
    requests: fc.array(instants, { maxLength: 3 }),
    lastStands: fc.boolean(),
    waivedMinor: fc.array(fc.nat({ max: 20_000 }), { maxLength: 3 }),
    timeZone: fc.constantFrom(...timeZones),
    through: day(-50, 160),
  })
  .map(({ base, validFrom, validFor, requests, lastStands, ...drawn }) => {
    const on = (days: number) => addDays(base, days)
    const at = (ms: number) => new Date(Date.parse(`${base}T00:00:00Z`) + ms)
    const asked = requests
      .toSorted((one, other) => one - other)
      .map((ms, i): ModelRequest => ({ at: at(ms), stands: lastStands && i === requests.length - 1 }))
    return {
      cardType: 'tourism',
      issue: {
        validFrom: on(validFrom),
        validUntil: on(validFrom + validFor),
        tripEndsOn: drawn.tripEndsOn === null ? null : on(drawn.tripEndsOn),
        lastExitOn: drawn.lastExitOn === null ? null : on(drawn.lastExitOn),
        endedAt: drawn.endedAt === null ? null : at(drawn.endedAt),
      },
      tariffs: [decoy, ...chainOf(on(drawn.chainFrom), drawn.versions, drawn.endsItself)],
      timeZone: drawn.timeZone,
      requests: asked,
      waivedMinor: drawn.waivedMinor,
      through: on(drawn.through),
    }
  })
