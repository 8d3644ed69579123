import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isWorkingDay } from '#domain/calendar/authority-calendar.ts'
import { checkCalendar } from '#domain/calendar/check-calendar.ts'
import { cardStates } from '#domain/cards/life-cycle.ts'
import { charge } from '#domain/charges/charge.ts'
import { tariffChainProblems } from '#domain/charges/check-tariffs.ts'
import { tariffHistory } from '#domain/charges/tariff-history.ts'
import { checkRules } from '#domain/evidence/check-rules.ts'
import type { EvidenceFacts } from '#domain/evidence/facts.ts'
import { requiredPapers } from '#domain/evidence/rules.ts'
import { languages } from '#domain/languages.ts'
import type { ReferenceEntry, ReferenceKind } from '#domain/reference/contents.ts'
import { daysFrom, kzCalendar } from '#test/support/calendars.ts'

type Profile = { readonly profile: string; readonly issuer: unknown; readonly entries: readonly ReferenceEntry[] }

const profile = JSON.parse(readFileSync(new URL('kz.json', import.meta.url), 'utf8')) as Profile

function entriesOf<K extends ReferenceKind>(kind: K): readonly ReferenceEntry<K>[] {
  return profile.entries.filter((entry) => entry.kind === kind) as unknown as readonly ReferenceEntry<K>[]
}

function codesOf(kind: ReferenceKind): readonly string[] {
  return entriesOf(kind).map(({ code }) => code)
}

const rules = entriesOf('evidence-rule').map(({ code, content }) => ({ ...content, code }))

/** Every text in four languages in the profile, with where it stands. */
function localTexts(value: unknown, path = ''): readonly (readonly [string, Record<string, unknown>])[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh-CN' in value) return [[path, { ...value }]]
  return Object.entries(value).flatMap(([key, part]) => localTexts(part, `${path}/${key}`))
}

test('every text is there in each language, in its own letters, and ends alike', () => {
  const texts = localTexts(profile)
  assert.ok(texts.length > 50)
  for (const [path, text] of texts) {
    assert.deepEqual(Object.keys(text), [...languages], path)
    const { 'zh-CN': zh = '', en = '', kk = '', ru = '' } = text as Record<string, string>
    assert.match(zh, /\p{Script=Han}/u, path)
    assert.doesNotMatch(zh, /[,;?()]|\.$/, `${path}: Chinese has its own punctuation`)
    assert.match(en, /^[A-Z][A-Za-z0-9 ,.;'()-]+$/, path)
    assert.match(kk, /^\p{Script=Cyrillic}/u, path)
    assert.match(ru, /^\p{Script=Cyrillic}/u, path)
    assert.doesNotMatch(ru, /[әғқңөұүһі]/iu, `${path}: a Kazakh letter in the Russian text`)
    assert.doesNotMatch(kk + ru, /[a-z]/i, `${path}: a Latin letter among Cyrillic ones`)
    for (const [language, written] of Object.entries({ kk, ru })) {
      assert.equal(written.endsWith('.'), en.endsWith('.'), `${path}: ${language} ends otherwise than en`)
    }
    assert.equal(zh.endsWith('。'), en.endsWith('.'), path)
  }
})

test('codes are unique, versions and days are set, and every entry names its source', () => {
  const keys = profile.entries.map(({ kind, code, version }) => `${kind} ${code} ${version}`)
  assert.equal(new Set(keys).size, keys.length)
  const announced = profile.entries.filter(({ version }) => version > 1)
  assert.deepEqual(
    announced.map(({ kind, code, effectiveFrom }) => ({ kind, code, effectiveFrom })),
    [{ kind: 'tariff', code: 'card-days', effectiveFrom: '2027-07-01' }],
  )
  for (const { version, effectiveFrom, source } of profile.entries) {
    if (version === 1) assert.equal(effectiveFrom, '2025-01-01')
    assert.ok(source.length > 10)
  }
})

test('what no source confirms says so', () => {
  const assumed = [...entriesOf('card-type'), ...entriesOf('tariff')]
  for (const { code, source } of assumed) assert.match(source, /ASSUMPTION .*UNVERIFIED/, code)
  for (const { code, content } of [...entriesOf('refusal-ground'), ...entriesOf('waiver-ground')])
    assert.equal(content.legalReference, 'example', code)
})

test('codes lead to entries that exist', () => {
  for (const { content } of entriesOf('card-type')) {
    for (const purpose of content.purposes) assert.ok(codesOf('purpose').includes(purpose), purpose)
  }
  for (const { content } of entriesOf('reason')) {
    for (const paper of content.evidence) assert.ok(codesOf('return-paper').includes(paper), paper)
  }
  for (const { paper } of rules) assert.ok(codesOf('return-paper').includes(paper), paper)
  const used = new Set(entriesOf('card-type').flatMap(({ content }) => content.purposes))
  assert.deepEqual(new Set(codesOf('purpose')), used, 'every purpose belongs to a card type')
})

test('the languages are those of the platform', () => {
  assert.deepEqual(codesOf('language'), [...languages])
})

test('the calendar is the official list, day by day', () => {
  const [calendar, ...more] = entriesOf('calendar')
  assert.ok(calendar && more.length === 0)
  assert.equal(calendar.code, 'authority')
  assert.deepEqual(checkCalendar(calendar.content), [])
  for (const day of daysFrom('2025-01-01', '2027-12-31')) {
    assert.deepEqual(isWorkingDay(calendar.content, day), isWorkingDay(kzCalendar, day), day)
  }
  const days = (exceptions: readonly { readonly day: string }[]) => exceptions.map(({ day }) => day).toSorted()
  assert.deepEqual(days(calendar.content.exceptions), days(kzCalendar.exceptions))
  assert.equal(calendar.content.coveredUntil, '2027-12-31')
})

const quiet: EvidenceFacts = {
  reasonCode: 'journey-ended',
  passportChangedSinceIssue: false,
  daysSinceContactChange: null,
  whereabouts: 'outside',
  daysSinceIssue: 40,
  cardState: 'active',
  effect: 'now',
}

function papers(facts: Partial<EvidenceFacts>): readonly string[] {
  return requiredPapers(rules, { ...quiet, ...facts }).map(({ paper }) => paper)
}

test('the evidence rules are without mistake', () => {
  assert.deepEqual(checkRules(rules, codesOf('reason')), [])
})

test('an ordinary request needs no paper', () => {
  for (const reasonCode of ['journey-ended', 'plans-changed', 'applied-by-mistake', 'other']) {
    for (const cardState of cardStates) assert.deepEqual(papers({ reasonCode, cardState }), [])
  }
})

test('each cause asks for its paper', () => {
  assert.deepEqual(papers({ reasonCode: 'passport-lost' }), ['police-report-of-loss'])
  assert.deepEqual(papers({ reasonCode: 'passport-changed' }), ['new-passport-page'])
  assert.deepEqual(papers({ passportChangedSinceIssue: true }), ['new-passport-page'])
  assert.deepEqual(papers({ reasonCode: 'obtained-other-status' }), ['other-permit'])
  assert.deepEqual(papers({ daysSinceContactChange: 13 }), ['identity-confirmation'])
  assert.deepEqual(papers({ daysSinceContactChange: 14 }), [])
  assert.deepEqual(
    papers({ reasonCode: 'passport-lost', passportChangedSinceIssue: true, daysSinceContactChange: 0 }),
    ['identity-confirmation', 'police-report-of-loss'],
  )
})

test('what a reason announces as evidence is what the rules then ask for', () => {
  for (const { code, content } of entriesOf('reason'))
    assert.deepEqual(papers({ reasonCode: code }), content.evidence, code)
})

test('each card type has one whole chain of tariffs', () => {
  assert.deepEqual(tariffChainProblems(profile.entries), [])
  for (const type of codesOf('card-type')) assert.ok(tariffHistory(profile.entries, type).length > 0, type)
})

test('the example prices are what the manual says', () => {
  const total = (cardType: string, through: string) =>
    charge({
      issue: {
        validFrom: '2026-01-01',
        validUntil: '2026-01-30',
        tripEndsOn: null,
        lastExitOn: null,
        endedAt: null,
      },
      tariff: tariffHistory(profile.entries, cardType),
      timeZone: 'Asia/Almaty',
      stoppedAt: null,
      waivers: [],
      through,
    })?.totalMinor
  assert.equal(total('tourism', '2026-01-01'), 350_00)
  assert.equal(total('business', '2026-04-01'), 90 * 350_00 + 500_00)
  assert.equal(total('visit', '2026-12-31'), 90_000_00)
  assert.equal(total('treatment', '2026-02-14'), 0)
  assert.equal(total('treatment', '2026-02-15'), 1_000_00)
  assert.equal(total('treatment', '2026-12-31'), 60_000_00)
})
