import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { listSecurityEvents } from '#modules/audit'
import { loadProfile, referenceSource } from '#modules/reference'
import { ok, refuse } from '#kernel/result.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aProfile } from '#test/builders/profile.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import {
  findHolder,
  linkCard,
  type AccountContact,
  type LinkAttemptBy,
  type LinkCard,
  type LinkCardDeps,
  type LinkNotice,
} from './index.ts'

let t: TestDatabase
let deps: LinkCardDeps
let notices: LinkNotice[]
let counted: LinkAttemptBy[]
let contact: AccountContact

before(async () => {
  t = await testDatabase()
  await loadProfile(t, aProfile())
})
after(() => t.close())
beforeEach(() => {
  notices = []
  counted = []
  contact = { email: 'anna@example.org', phone: '+77010000009', language: 'kk', contactChangedAt: null }
  deps = {
    ...t,
    reference: referenceSource(t),
    findContact: () => Promise.resolve(contact),
    queueNotice: (_trx, notice) => Promise.resolve(void notices.push(notice)),
    countAttempt: (attempt) => {
      counted.push(attempt)
      return Promise.resolve(ok(undefined))
    },
  }
})

async function aPerson(wishes: Parameters<typeof aHolder>[1] = {}) {
  const holder = await aHolder(t, wishes)
  const card = await aCard(t, { holderId: holder.holderId })
  return { holder, card }
}

type Person = Awaited<ReturnType<typeof aPerson>>

const commandFor = ({ holder, card }: Person, wishes: Partial<LinkCard> = {}): LinkCard => ({
  commandId: t.newId(),
  accountId: t.newId(),
  address: '203.0.113.7',
  cardNumber: card.cardNumber,
  passportNumber: holder.passportNumber,
  bornOn: holder.bornOn,
  ...wishes,
})

const notLinkable = { ok: false, refusal: { code: 'card-not-linkable' } }

test('all three right: the person is linked and takes over the account’s contact data', async () => {
  const person = await aPerson()
  const { holder, card } = person
  const command = commandFor(person)
  const linked = await linkCard(deps, command)
  assert.deepEqual(linked, { ok: true, value: { holderId: holder.holderId, cardId: card.id } })
  const now = t.clock.now()
  assert.deepEqual(await findHolder(t.db, holder.holderId), {
    ...holder,
    email: contact.email,
    phone: contact.phone,
    language: 'kk',
    contactChangedAt: now,
    accountId: command.accountId,
    linkedAt: now,
    version: 2,
  })
  const [entry] = await listSecurityEvents(t.db, holder.holderId, 10)
  assert.equal(entry?.event, 'card-linked')
  assert.deepEqual(entry.details, { accountId: command.accountId, cardNumber: card.cardNumber })
})

test('typed with spaces, dashes and small letters it is the same', async () => {
  const person = await aPerson()
  const cardNumber = person.card.cardNumber.toLowerCase().replace(/(.{3})/g, '$1 - ')
  const passportNumber = ` ${person.holder.passportNumber.toLowerCase()} `
  assert.ok((await linkCard(deps, commandFor(person, { cardNumber, passportNumber }))).ok)
})

test('the passport that the card was issued for is as good as the present one', async () => {
  const holder = await aHolder(t, { passportNumber: 'NEW12345' })
  const card = await aCard(t, { holderId: holder.holderId, passportNumber: 'OLD12345' })
  assert.ok((await linkCard(deps, commandFor({ holder, card }, { passportNumber: 'OLD12345' }))).ok)
})

test('whatever is wrong, the answer is the same and the record untouched', async () => {
  const person = await aPerson()
  const stranger = await aPerson()
  const wrongs: Partial<LinkCard>[] = [
    { passportNumber: 'X9999999' },
    { bornOn: '1974-08-13' },
    { passportNumber: '', bornOn: '' },
    { cardNumber: stranger.card.cardNumber },
    { cardNumber: '222222222' },
  ]
  for (const wrong of wrongs) assert.deepEqual(await linkCard(deps, commandFor(person, wrong)), notLinkable)
  assert.deepEqual(await findHolder(t.db, person.holder.holderId), person.holder)
  assert.deepEqual(await findHolder(t.db, stranger.holder.holderId), stranger.holder)
  assert.deepEqual(notices, [])
})

test('a failed attempt is kept with the account that tried, and not with the person', async () => {
  const person = await aPerson()
  const command = commandFor(person, { bornOn: '2000-01-01' })
  await linkCard(deps, command)
  const [entry] = await listSecurityEvents(t.db, command.accountId, 10)
  assert.equal(entry?.event, 'link-refused')
  assert.deepEqual(entry.details, { why: 'card-not-linkable' })
  assert.deepEqual(await listSecurityEvents(t.db, person.holder.holderId, 10), [])
})

test('a mistyped card number is told by its check character, before anything is counted', async () => {
  const person = await aPerson()
  const { cardNumber } = person.card
  const swapped = cardNumber.replace(/^(.)(.)/, (_, a: string, b: string) =>
    a === b ? `${a}${a === '2' ? '3' : '2'}` : b + a,
  )
  assert.deepEqual(await linkCard(deps, commandFor(person, { cardNumber: swapped })), {
    ok: false,
    refusal: { code: 'card-number-check' },
  })
  assert.deepEqual(counted, [])
})

test('a card of another account is refused like a wrong one, and its owner is told', async () => {
  const person = await aPerson({ accountId: t.newId() })
  const command = commandFor(person)
  assert.deepEqual(await linkCard(deps, command), notLinkable)
  const { email, phone, holderId } = person.holder
  assert.equal(notices.length, 1)
  const [notice] = notices
  assert.equal(notice?.template, 'card-link-attempted')
  assert.deepEqual(notice.recipient, { email, phone })
  assert.equal(notice.subjectId, holderId)
  assert.equal(notice.changeId, command.commandId)
  assert.deepEqual(await findHolder(t.db, holderId), person.holder)
})

test('the same person again from the same account is no change', async () => {
  const person = await aPerson()
  const accountId = t.newId()
  const other = await aCard(t, { holderId: person.holder.holderId })
  assert.ok((await linkCard(deps, commandFor(person, { accountId }))).ok)
  const linked = await findHolder(t.db, person.holder.holderId)
  notices = []
  assert.ok((await linkCard(deps, commandFor({ ...person, card: other }, { accountId }))).ok)
  assert.deepEqual(await findHolder(t.db, person.holder.holderId), linked)
  assert.deepEqual(notices, [])
})

test('the same command twice is one link', async () => {
  const person = await aPerson()
  const command = commandFor(person)
  const answers = await Promise.all([linkCard(deps, command), linkCard(deps, command)])
  assert.deepEqual(answers[0], answers[1])
  assert.ok(answers[0].ok)
  assert.equal((await listSecurityEvents(t.db, person.holder.holderId, 10)).length, 1)
})

test('of accounts that try at once one wins, and the others cannot tell it from a mistake', async () => {
  const person = await aPerson()
  const commands = Array.from({ length: 10 }, () => commandFor(person))
  const results = await Promise.all(commands.map((command) => linkCard(deps, command)))
  const winners = commands.filter((_, i) => results[i]?.ok)
  assert.equal(winners.length, 1)
  for (const result of results) if (!result.ok) assert.deepEqual(result, notLinkable)
  assert.equal((await findHolder(t.db, person.holder.holderId))?.accountId, winners[0]?.accountId)
  assert.equal((await listSecurityEvents(t.db, person.holder.holderId, 20)).length, 1)
})

test('addresses that only the register has get a notice in the register’s language', async () => {
  const person = await aPerson({ email: 'Anna@Example.org', phone: '+77010000001', language: 'ru' })
  await linkCard(deps, commandFor(person))
  assert.deepEqual(
    notices.map(({ template, language, recipient }) => ({ template, language, recipient })),
    [{ template: 'card-linked', language: 'ru', recipient: { phone: '+77010000001' } }],
  )
  assert.deepEqual(notices[0]?.params.at.timeZone, 'Asia/Almaty')
  assert.equal(notices[0].params.cardNumber, person.card.cardNumber)
})

test('with the same addresses, or none in the register, nobody is written to', async () => {
  const since = new Date('2026-05-05T00:00:00Z')
  contact = { ...contact, contactChangedAt: since }
  const same = await aPerson({ email: contact.email, phone: contact.phone })
  await linkCard(deps, commandFor(same))
  assert.deepEqual((await findHolder(t.db, same.holder.holderId))?.contactChangedAt, since)
  const none = await aPerson({ email: null, phone: null })
  await linkCard(deps, commandFor(none))
  assert.deepEqual((await findHolder(t.db, none.holder.holderId))?.contactChangedAt, t.clock.now())
  assert.deepEqual(notices, [])
})

test('right attempts are counted as well as wrong ones, and before anything is looked at', async () => {
  const person = await aPerson()
  const right = commandFor(person)
  const wrong = commandFor(person, { cardNumber: '222222222' })
  await linkCard(deps, right)
  await linkCard(deps, wrong)
  assert.deepEqual(
    counted.map(({ accountId, address }) => ({ accountId, address })),
    [right, wrong].map(({ accountId }) => ({ accountId, address: '203.0.113.7' })),
  )
})

test('beyond the limit nothing is looked at, not even the right values', async () => {
  const person = await aPerson()
  const tooMany = refuse({ code: 'too-many-attempts', retryAt: new Date('2026-09-01T05:00:00Z') })
  const countAttempt = () => Promise.resolve(tooMany)
  assert.deepEqual(await linkCard({ ...deps, countAttempt }, commandFor(person)), tooMany)
  assert.equal((await findHolder(t.db, person.holder.holderId))?.accountId, null)
})

test('when the notice cannot be queued, nothing is linked', async () => {
  const person = await aPerson()
  const queueNotice = () => Promise.reject(new Error('no queue'))
  await assert.rejects(linkCard({ ...deps, queueNotice }, commandFor(person)), /no queue/)
  assert.deepEqual(await findHolder(t.db, person.holder.holderId), person.holder)
})
