import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import { historyCount, propertyRuns } from '#test/support/property-runs.ts'
import { charge, type Charge, type ChargeIssue, type Waiver } from './charge.ts'
import { planPostings, type Posted, type Posting } from './plan-postings.ts'
import { chargeAnchors, type TariffContent, type TariffPeriod } from './tariff.ts'

const timeZone = 'Asia/Almaty'
const firstDay = '2024-02-20'

/** What happens to a card, one thing after another. */
type Event =
  | { readonly kind: 'days-pass'; readonly days: number }
  | { readonly kind: 'stop' | 'lift' | 'end' | 'post' }
  | { readonly kind: 'waive'; readonly perMille: number }
  | { readonly kind: 'register'; readonly column: keyof Omit<ChargeIssue, 'endedAt'>; readonly shift: number }
  | { readonly kind: 'announce'; readonly inDays: number; readonly tariff: TariffContent }

const perDay = fc.nat({ max: 900 })

const tariffs: fc.Arbitrary<TariffContent> = fc
  .record({
    anchor: fc.constantFrom(...chargeAnchors),
    freeDays: fc.nat({ max: 5 }),
    lengths: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 }),
    prices: fc.tuple(perDay, perDay, perDay),
    isOpen: fc.boolean(),
    capMinor: fc.option(fc.integer({ min: 1, max: 20_000 })),
  })
  .map(({ anchor, freeDays, lengths, prices, isOpen, capMinor }) => {
    const ends = [...lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, days) => sum + days, 0)), null]
    const bands = ends.map((toDay, at) => ({
      fromDay: (ends[at - 1] ?? 0) + 1,
      toDay: toDay ?? (isOpen ? null : (ends[at - 1] ?? 0) + 40),
      perDayMinor: prices[at] ?? 0,
    }))
    const names = { 'zh-CN': 't', en: 't', kk: 't', ru: 't' }
    const rest = { currency: 'KZT', cardTypes: ['tourism'], secondPersonAboveMinor: 0 }
    return { names, ...rest, anchor, freeDays, bands, capMinor }
  })

const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('days-pass'), days: fc.integer({ min: 1, max: 25 }) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('post') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('stop', 'lift') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('waive'), perMille: fc.integer({ min: 1, max: 1000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('register'),
      column: fc.constantFrom('validFrom', 'validUntil', 'tripEndsOn', 'lastExitOn'),
      shift: fc.integer({ min: -20, max: 20 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('announce'), inDays: fc.integer({ min: 1, max: 20 }), tariff: tariffs }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end') }) },
)

/** A card and its ledger: the entries are kept as they come, and every sum is made from them. */
class History {
  readonly postings: Posting[] = []
  readonly waivers: Waiver[] = []
  #now = new Date(`${firstDay}T06:00:00Z`)
  #stoppedAt: Date | null = null
  #issue: ChargeIssue = {
    validFrom: firstDay,
    validUntil: addDays(firstDay, 30),
    tripEndsOn: addDays(firstDay, 10),
    lastExitOn: null,
    endedAt: null,
  }
  #tariff: TariffPeriod[]

  constructor(tariff: TariffContent) {
    this.#tariff = [{ tariff: { ...tariff, code: 't', version: 1 }, from: '2024-01-01', until: null }]
  }

  get today(): CalendarDay {
    return dayInZone(this.#now, timeZone)
  }

  /** What the function says through yesterday. */
  get charge(): Charge {
    const through = addDays(this.today, -1)
    const { waivers } = this
    const said = charge({
      issue: this.#issue,
      tariff: this.#tariff,
      timeZone,
      stoppedAt: this.#stoppedAt,
      waivers,
      through,
    })
    return said ?? assert.fail('there is a tariff')
  }

  get posted(): Posted {
    const chargedOn = new Set<CalendarDay>()
    let [grossMinor, waivedMinor, corrections] = [0, 0, 0]
    for (const { amountMinor } of this.waivers) waivedMinor += amountMinor
    for (const posting of this.postings) {
      const { kind, amountMinor } = posting
      if (kind === 'charge') chargedOn.add(posting.chargedOn)
      else corrections += 1
      if (kind === 'waiver-correction') waivedMinor += posting.owes === 'less' ? amountMinor : -amountMinor
      else grossMinor += kind === 'correction' && posting.owes === 'less' ? -amountMinor : amountMinor
    }
    return { chargedOn, grossMinor, waivedMinor, corrections }
  }

  /** One run of the job. @returns what it added */
  post(): Posting[] {
    const added = planPostings(this.charge, this.posted)
    this.postings.push(...added)
    return added
  }

  happens(event: Event): void {
    switch (event.kind) {
      case 'days-pass':
        this.#now = new Date(this.#now.getTime() + event.days * 86_400_000)
        break
      case 'stop':
        this.#stoppedAt ??= this.#now
        break
      case 'lift':
        this.#stoppedAt = null
        break
      case 'end':
        this.#issue = { ...this.#issue, endedAt: this.#issue.endedAt ?? this.#now }
        break
      case 'post':
        this.post()
        break
      case 'waive':
        this.#waive(event.perMille)
        break
      case 'register':
        this.#issue = { ...this.#issue, [event.column]: addDays(this.#issue[event.column] ?? this.today, event.shift) }
        break
      case 'announce':
        this.#announce(addDays(this.today, event.inDays), event.tariff)
    }
  }

  /** A waiver is bounded by what is owed, and posted with the ledger up to date. */
  #waive(perMille: number): void {
    this.post()
    const amountMinor = Math.floor((this.charge.totalMinor * perMille) / 1000)
    if (amountMinor > 0) this.waivers.push({ id: String(this.waivers.length), amountMinor })
  }

  #announce(from: CalendarDay, tariff: TariffContent): void {
    const last = this.#tariff.at(-1)
    if (!last || from <= last.from) return
    const version = last.tariff.version + 1
    this.#tariff = [
      ...this.#tariff.slice(0, -1),
      { ...last, until: addDays(from, -1) },
      { tariff: { ...tariff, code: 't', version }, from, until: null },
    ]
  }
}

const histories = fc.record({ tariff: tariffs, events: fc.array(events, { maxLength: 25 }) })

/** The ledger says what the function says, to the last unit. */
function assertAgrees(history: History): void {
  const { grossMinor, waivedMinor } = history.posted
  const said = history.charge
  assert.deepEqual({ grossMinor, waivedMinor }, { grossMinor: said.grossMinor, waivedMinor: said.waivedMinor })
}

function dayByDay(event: Event): Event[] {
  return event.kind === 'days-pass' ? Array.from({ length: event.days }, () => ({ ...event, days: 1 })) : [event]
}

const kinds = (added: readonly Posting[], kind: Posting['kind']): number =>
  added.filter((posting) => posting.kind === kind).length

test(`I-05, I-06, I-07 over ${historyCount} histories: each run ends at the function, a second adds nothing`, () => {
  fc.assert(
    fc.property(histories, ({ tariff, events: all }) => {
      const history = new History(tariff)
      for (const event of [...all, { kind: 'post' } as const]) {
        if (event.kind !== 'post') history.happens(event)
        else {
          const added = history.post()
          assertAgrees(history)
          assert.deepEqual(history.post(), [], 'a second run at once')
          assert.ok(kinds(added, 'correction') <= 1 && kinds(added, 'waiver-correction') <= 1, 'one correction each')
        }
      }
      const days = history.postings.flatMap((posting) => (posting.kind === 'charge' ? posting.chargedOn : []))
      assert.equal(new Set(days).size, days.length, 'each day at most once')
      const numbers = history.postings.flatMap((one) => (one.kind === 'charge' ? [] : one.correctionNumber))
      assert.deepEqual(
        numbers,
        numbers.map((_, at) => at + 1),
        'corrections are numbered without a gap',
      )
    }),
    propertyRuns(),
  )
})

test(`I-05 over ${historyCount / 10} histories: a run each day and one run at the end come to the same`, () => {
  fc.assert(
    fc.property(histories, ({ tariff, events: all }) => {
      const [daily, late] = [new History(tariff), new History(tariff)]
      for (const event of all.filter(({ kind }) => kind !== 'post')) {
        late.happens(event)
        for (const step of dayByDay(event)) {
          daily.happens(step)
          daily.post()
        }
      }
      late.post()
      assertAgrees(daily)
      assert.equal(daily.posted.grossMinor, late.posted.grossMinor)
      assert.equal(daily.posted.waivedMinor, late.posted.waivedMinor)
    }),
    propertyRuns(historyCount / 10),
  )
})
