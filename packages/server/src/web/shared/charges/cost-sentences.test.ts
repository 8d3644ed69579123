import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charge } from '#domain/charges/charge.ts'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { sampleCost } from '#test/builders/card-cost.ts'
import { formatDay } from '../format.ts'
import type { CardCost } from './card-cost.ts'
import {
  askingSentence,
  costSentence,
  forecastSentence,
  goesOnSentence,
  officeSummary,
  resumeSentence,
  type Sentence,
} from './cost-sentences.ts'

const reader = (language: Language) => ({ language, t: messages[language] })
const english = (sentence: Sentence | undefined) => sentence?.text
const money = (amountMinor: number, language: Language = 'en') => moneyText({ amountMinor, currency: 'KZT' }, language)
const stop = new Date('2026-08-20T05:00:00Z')

/** Each state that a charge can be in, and what is said of it in English. */
const states: Readonly<Record<string, { readonly cost: CardCost; readonly says: string }>> = {
  running: {
    cost: sampleCost(),
    says: '₸350 today, ₸8,750 so far. The charge stops the moment you ask to cancel.',
  },
  'on its first day': {
    cost: sampleCost({ today: '2026-08-01' }),
    says: '₸350 today, ₸0 so far. The charge stops the moment you ask to cancel.',
  },
  'not begun': {
    cost: sampleCost({ today: '2026-07-25' }),
    says: 'Nothing is owed yet. From 1 August 2026 the card costs ₸350 a day. If you ask to cancel before then, you owe nothing.',
  },
  'in its free days': {
    cost: sampleCost({ tariff: { freeDays: 30 } }),
    says: 'Nothing is owed yet. From 31 August 2026 the card costs ₸350 a day. If you ask to cancel before then, you owe nothing.',
  },
  'not begun, with free days to come': {
    cost: sampleCost({ tariff: { anchor: 'valid-until', freeDays: 15 } }),
    says: 'Nothing is owed yet. From 16 December 2026 the card costs ₸350 a day. If you ask to cancel before then, you owe nothing.',
  },
  'waiting for the departure': {
    cost: sampleCost({ tariff: { anchor: 'last-exit' } }),
    says: 'Nothing is owed yet. The charge begins the day after your departure, once that is on record.',
  },
  'waiting for the end of the trip': {
    cost: sampleCost({ tariff: { anchor: 'trip-end' } }),
    says: 'Nothing is owed yet. The charge begins the day after your trip, once its end is on record.',
  },
  frozen: {
    cost: sampleCost({ stoppedAt: stop }),
    says: 'The charge stopped on 20 August 2026. Final amount: ₸6,650.',
  },
  'frozen before anything was owed': {
    cost: sampleCost({ stoppedAt: new Date('2026-08-01T05:00:00Z') }),
    says: 'The charge stopped on 1 August 2026. You owe nothing.',
  },
  'at its cap': {
    cost: sampleCost({ today: '2027-06-01' }),
    says: '₸90,000 so far. The most that this card can cost is reached, so nothing is added.',
  },
  'ended by the authority': {
    cost: sampleCost({ card: { state: 'revoked', stateSince: stop } }),
    says: 'The charge ended on 20 August 2026. It came to ₸6,650.',
  },
  'ended before anything was owed': {
    cost: sampleCost({ card: { state: 'annulled', stateSince: new Date('2026-07-30T05:00:00Z') } }),
    says: 'The charge ended on 30 July 2026. You owe nothing.',
  },
  'partly waived': {
    cost: sampleCost({ waivedMinor: 75_000 }),
    says: '₸350 today, ₸8,000 so far. The charge stops the moment you ask to cancel.',
  },
}

for (const [state, { cost, says }] of Object.entries(states)) {
  test(`a charge that is ${state} is told in each language, with the figure of the function`, () => {
    assert.equal(english(costSentence(reader('en'), cost)), says)
    const owed = charge({ ...cost.input, through: dayBefore(cost.today) })
    assert.ok(owed)
    assert.equal(cost.outlook.owedMinor, owed.totalMinor)
    for (const language of languages) {
      const { text, figures } = costSentence(reader(language), cost)
      for (const figure of figures) assert.ok(text.includes(figure), `${language}: ${text}`)
      if (owed.totalMinor > 0) assert.ok(text.includes(money(owed.totalMinor, language)), `${language}: ${text}`)
      assert.doesNotMatch(text, /undefined|null|NaN/)
    }
  })
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

test('what it will come to is told with its day and whether it then ends', () => {
  const capped = forecastSentence(reader('en'), sampleCost())
  assert.equal(english(capped), 'If you do nothing, it reaches ₸90,000, the most it can cost, on 23 February 2027.')
  const open = forecastSentence(reader('en'), sampleCost({ tariff: { capMinor: null } }))
  // 90 days at 350 and 32 at 500, until the card ends
  assert.equal(english(open), 'If you do nothing, it comes to ₸47,500 by 30 November 2026 and goes on.')
  const bands = [{ fromDay: 1, toDay: 60, perDayMinor: 35_000 }]
  const ending = forecastSentence(reader('en'), sampleCost({ tariff: { bands } }))
  assert.equal(english(ending), 'If you do nothing, it ends on 29 September 2026 with ₸21,000.')
})

test('nothing is foretold where nothing is added', () => {
  for (const state of ['frozen', 'at its cap', 'ended by the authority', 'waiting for the departure']) {
    assert.equal(forecastSentence(reader('en'), costIn(state)), undefined, state)
  }
})

const costIn = (state: string): CardCost => {
  const found = states[state]
  assert.ok(found, state)
  return found.cost
}

test('asking stops a charge that runs, keeps one from beginning, and changes none that is over', () => {
  assert.equal(
    english(askingSentence(reader('en'), costIn('running'))),
    'Stops today, when you send the request. Total so far: ₸8,750. Today is free.',
  )
  for (const state of ['not begun', 'in its free days', 'waiting for the departure']) {
    assert.equal(
      english(askingSentence(reader('en'), costIn(state))),
      'You owe nothing yet, and when you send the request it stays so.',
    )
  }
  for (const state of ['at its cap', 'ended by the authority', 'frozen']) {
    assert.equal(english(askingSentence(reader('en'), costIn(state))), states[state]?.says)
  }
})

test('what a stop that is lifted leaves behind is the charge as if it had never been (I-05)', () => {
  const frozen = costIn('frozen')
  assert.equal(
    english(resumeSentence(reader('en'), frozen)),
    'The charge then counts as if it had never stopped: ₸8,750 so far, ₸350 today.',
  )
  for (const language of languages) {
    assert.equal(
      goesOnSentence(reader(language), sampleCost()).text,
      messages[language].charges.asking.goesOn(money(35_000, language), money(875_000, language)),
    )
  }
  assert.equal(english(goesOnSentence(reader('en'), costIn('at its cap'))), states['at its cap']?.says)
})

test('the office is told the holder’s figure', () => {
  const day = formatDay('en', '2026-08-20')
  assert.equal(officeSummary(reader('en'), costIn('frozen')), `charge frozen at ₸6,650 since ${day}`)
  assert.equal(officeSummary(reader('en'), costIn('ended by the authority')), `charge ended at ₸6,650 on ${day}`)
  assert.equal(officeSummary(reader('en'), costIn('running')), 'charge runs, ₸8,750 so far')
  assert.equal(officeSummary(reader('en'), costIn('in its free days')), 'charge not begun')
})

test('Russian counts in its three forms', () => {
  const { lines, tariff } = messages.ru.charges
  assert.deepEqual(
    [1, 2, 5, 11, 21, 22].map((count) => lines.days(count, '350 ₸')),
    ['1 день', '2 дня', '5 дней', '11 дней', '21 день', '22 дня'].map((days) => `${days} по 350 ₸`),
  )
  assert.deepEqual(
    [1, 2, 15, 21].map((count) => tariff.freeDays(count)),
    ['Первый день бесплатный.', 'Первые 2 дня бесплатные.', 'Первые 15 дней бесплатные.', 'Первый 21 день бесплатный.'],
  )
})
