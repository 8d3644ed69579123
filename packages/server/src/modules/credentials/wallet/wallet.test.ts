import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { cardStatus, type CardStatus } from '@sapar/verifier/format'
import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { readPublishedList } from '#test/support/credentials-kit.ts'
import { aProof, aWalletKey } from '#test/support/foreign-wallet.ts'
import { must } from '#test/support/must.ts'
import { present } from '#test/support/present.ts'
import { backUpTables } from '#test/support/table-backup.ts'
import { walletKit, type Owner, type WalletKit } from '#test/support/wallet-kit.ts'
import {
  endWalletOffer,
  issueWalletCopies,
  makeWalletNonce,
  makeWalletOffer,
  publishChanges,
  readCardInWallets,
  reconcilePublished,
  redeemWalletOffer,
  setCredentialStatus,
  type WalletDeps,
} from '../index.ts'
import { checkProof } from './check-proof.ts'
import { readNonce } from './nonces.ts'
import { sweepWallet } from './sweep.ts'

let t: WalletKit
let deps: WalletDeps
before(async () => {
  t = await walletKit()
  deps = t.deps
})
after(() => t.close())

const commandOf = ({ card, accountId }: Owner) => ({
  commandId: t.newId(),
  holderId: card.holderId,
  accountId,
  cardId: card.id,
})
const nameOf = ({ card }: Owner) => ({ holderId: card.holderId, cardId: card.id })
const offer = (owner: Owner) => makeWalletOffer(deps, commandOf(owner))
const inWallets = (owner: Owner) => readCardInWallets(deps, nameOf(owner))

async function tokenFor(owner: Owner): Promise<string> {
  const { links, digits } = await t.anOffer(owner)
  const code = present(/code%22%3A%22([\w-]{43})/.exec(links.byValue)?.[1])
  return must(await redeemWalletOffer(deps, { code, digits })).accessToken
}

async function proofs(count: number): Promise<string[]> {
  const nonce = makeWalletNonce(deps)
  const claims = { aud: 'https://sapar.example', iat: Math.floor(t.clock.now().getTime() / 1_000), nonce }
  return Promise.all(Array.from({ length: count }, () => aProof(aWalletKey(), claims)))
}

const fetchCopies = async (accessToken: string, count = 1) =>
  issueWalletCopies(deps, { accessToken, proofs: await proofs(count) })

const setStatus = ({ card }: Owner, status: CardStatus) =>
  inTransaction(t.db, (trx) =>
    setCredentialStatus(trx, deps, { holderId: card.holderId, cardId: card.id, status, event: { event: 'x' } }),
  )

const copiesOf = ({ card }: Owner) =>
  t.db.selectFrom('wallet_copies').selectAll().where('card_id', '=', card.id).orderBy('issued_at').execute()

/** What the published lists say of the copies. */
async function publishedOf(owner: Owner): Promise<(number | undefined)[]> {
  await publishChanges(deps)
  const copies = await copiesOf(owner)
  return Promise.all(
    copies.map(async ({ list_id: listId, idx }) =>
      present(await readPublishedList(deps.objects, listId)).statusOf(idx),
    ),
  )
}

test('digits go to the telephone, without one to the letter box, never to both; the page says where', async () => {
  const [withPhone, without] = [await t.anOwner(), await t.anOwner({}, null)]
  must(await offer(withPhone))
  assert.deepEqual(t.sent.at(-1)?.recipient, { phone: '+77010000042' })
  assert.equal(present((await inWallets(withPhone)).offer).sentTo, '+7•••42')
  must(await offer(without))
  assert.deepEqual(Object.keys(t.sent.at(-1)?.recipient ?? {}), ['email'])
  assert.match(present((await inWallets(without)).offer).sentTo, /^.•••@e•••\.org$/)
  assert.match(t.sent.at(-1)?.secret ?? '', /^\d{6}$/)
})

test('one command makes one offer; the tenth of a day is the last', async () => {
  const owner = await t.anOwner()
  const command = commandOf(owner)
  const [first, again] = [must(await makeWalletOffer(deps, command)), must(await makeWalletOffer(deps, command))]
  assert.deepEqual(first, again)
  for (let count = 2; count < 10; count += 1) must(await offer(owner))
  const refused = await offer(owner)
  assert.equal(refused.ok ? 'made' : refused.refusal.code, 'too-many-attempts')
})

test('a card that is not in force goes into no wallet, nor one without its document', async () => {
  const today = dayInZone(t.clock.now(), 'Asia/Almaty')
  const over = await t.anOwner({ validFrom: addDays(today, -30), validUntil: addDays(today, -1) })
  const suspended = await t.anOwner()
  must(await setStatus(suspended, cardStatus.suspended))
  const bare = { card: await aCard(t), accountId: await t.anAccount(null) }
  for (const owner of [over, suspended, bare]) {
    assert.equal((await inWallets(owner)).isOffered, false)
    assert.deepEqual(await offer(owner), { ok: false, refusal: { code: 'card-not-for-wallet' } })
  }
  const lastDay = await t.anOwner({ validFrom: addDays(today, -30), validUntil: today })
  assert.equal((await inWallets(lastDay)).isOffered, true)
})

test('an offer that is ended works no more, and ending it again changes nothing', async () => {
  const owner = await t.anOwner()
  must(await offer(owner))
  assert.deepEqual(must(await endWalletOffer(deps, commandOf(owner))), { ended: 1 })
  assert.deepEqual(must(await endWalletOffer(deps, commandOf(owner))), { ended: 0 })
  const shown = present((await inWallets(owner)).offer)
  assert.deepEqual([shown.state, shown.links], ['over', undefined])
})

test('I-08 copies follow their card: suspended and resumed with it, and then ended for good', async () => {
  const owner = await t.anOwner()
  const [, token] = [must(await fetchCopies(await tokenFor(owner), 2)), await tokenFor(owner)]
  must(await fetchCopies(token))
  const steps = [cardStatus.suspended, cardStatus.valid, cardStatus.cancelled] as const
  for (const status of steps) {
    must(await setStatus(owner, status))
    assert.deepEqual(await publishedOf(owner), [status, status, status])
  }
  assert.equal((await setStatus(owner, cardStatus.valid)).ok, false)
  assert.ok((await inWallets(owner)).given.every(({ isEnded }) => isEnded))
})

test('a card that is replaced takes its copies out of force, and gets others', async () => {
  const owner = await t.anOwner()
  must(await fetchCopies(await tokenFor(owner)))
  const stale = await tokenFor(owner)
  await t.give(owner.card, true)
  assert.deepEqual(await publishedOf(owner), [cardStatus.withdrawn])
  const refused = await fetchCopies(stale)
  assert.equal(
    refused.ok ? 'issued' : refused.refusal.code,
    'card-not-for-wallet',
    'an offer is for one life of the card',
  )
  must(await fetchCopies(await tokenFor(owner)))
  assert.deepEqual(await publishedOf(owner), [cardStatus.withdrawn, cardStatus.valid])
})

test('I-02 a copy that races with the cancellation is ended or never given, in every order', async () => {
  for (let round = 0; round < 6; round += 1) {
    const owner = await t.anOwner()
    const token = await tokenFor(owner)
    const [issued] = await Promise.all([fetchCopies(token, 2), setStatus(owner, cardStatus.cancelled)])
    const published = await publishedOf(owner)
    assert.equal(published.length, issued.ok ? 2 : 0)
    assert.ok(published.every((status) => status === cardStatus.cancelled))
  }
})

test('F17, I-09 restored from an older backup, a copy that was cancelled since stays cancelled', async () => {
  const owner = await t.anOwner()
  must(await fetchCopies(await tokenFor(owner), 2))
  await publishChanges(deps)
  const backup = await backUpTables(t)
  t.clock.advance({ minutes: 10 })
  must(await setStatus(owner, cardStatus.cancelled))
  await publishChanges(deps)
  await backup.restore()
  await reconcilePublished(deps, { commit: true })
  const rows = await copiesOf(owner)
  assert.deepEqual(
    rows.map(({ status }) => status),
    [cardStatus.cancelled, cardStatus.cancelled],
  )
  assert.deepEqual(await publishedOf(owner), [cardStatus.cancelled, cardStatus.cancelled])
})

test('F1 no copy is signed without its row, and the log has an entry for each', async () => {
  const owner = await t.anOwner()
  const { copies } = must(await fetchCopies(await tokenFor(owner), 3))
  await publishChanges(deps)
  const rows = await copiesOf(owner)
  const events = await t.db
    .selectFrom('credential_events')
    .select(['event', 'log_index'])
    .where(
      'credential_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const hashes = await Promise.all(
    copies.map(async (copy) => {
      const signed = Buffer.from(copy.split('~')[0]?.split('.').slice(0, 2).join('.') ?? '')
      return Buffer.from(await crypto.subtle.digest('SHA-256', signed)).toString('base64url')
    }),
  )
  assert.deepEqual(rows.map(({ signed_hash: hash }) => hash.toString('base64url')).toSorted(), hashes.toSorted())
  assert.deepEqual(events.map(({ event }) => (event as { sha256: string }).sha256).toSorted(), hashes.toSorted())
  assert.ok(events.every(({ log_index: at }) => at !== null))
})

test('a key that signs something else gives out nothing, and the copy that was written down stays nobody’s', async () => {
  const owner = await t.anOwner()
  const token = await tokenFor(owner)
  const keys = { ...deps.keys, sign: () => Promise.resolve(new Uint8Array(64)) }
  const order = { accessToken: token, proofs: await proofs(1) }
  await assert.rejects(issueWalletCopies({ ...deps, keys }, order), /not genuine/)
  assert.equal((await copiesOf(owner)).length, 1)
  must(await fetchCopies(token))
})

test('a card has thirty copies at most', async () => {
  const owner = await t.anOwner()
  const perOffer = walletOffers.copies
  for (let had = 0; had < walletOffers.copiesOfCard - 1; had += perOffer) {
    await t.db.deleteFrom('attempt_counters').execute()
    must(await fetchCopies(await tokenFor(owner), perOffer))
  }
  assert.deepEqual(await offer(owner), { ok: false, refusal: { code: 'too-many-wallet-copies' } })
})

test('the holder is told of every wallet by letter', async () => {
  const owner = await t.anOwner()
  const token = await tokenFor(owner)
  t.sent.length = 0
  must(await fetchCopies(token))
  assert.deepEqual(
    t.sent.map(({ template, recipient }) => [template, recipient]),
    [['card-in-wallet', { email: `${owner.accountId}@example.org` }]],
  )
})

test('neither code, reference, token nor digits can be read in the database (T-06)', async () => {
  const owner = await t.anOwner()
  const token = await tokenFor(owner)
  must(await offer(owner))
  const { byReference, byValue } = present(present((await inWallets(owner)).offer).links)
  const code = present(/code%22%3A%22([\w-]{43})/.exec(byValue)?.[1])
  const reference = present(/offers%2F([\w-]{43})/.exec(byReference)?.[1])
  const digits = present(t.sent.at(-1)?.secret)
  const { rows } = await t.ownerPool.query<{ row: string }>(
    `select o::text as row from wallet_offers o where card_id = $1 union all select p::text from wallet_places p
     union all select a::text from audit_entries a where subject_id = $2 union all select c::text from commands c where subject_id = $2`,
    [owner.card.id, owner.card.holderId],
  )
  const everything = rows.map(({ row }) => row).join('\n')
  for (const secret of [code, reference, token]) assert.ok(!everything.includes(secret), secret)
  assert.ok(!rows.some(({ row }) => new RegExp(`(^|[^0-9a-f])${digits}([^0-9a-f]|$)`).test(row)), digits)
})

test('what leads nowhere any more is erased, copies stay, and erasing twice changes nothing', async () => {
  const owner = await t.anOwner()
  must(await fetchCopies(await tokenFor(owner)))
  const start = t.clock.now()
  t.clock.advance({ hours: 25 })
  const left = async () => {
    await sweepWallet(deps)
    const tables = ['wallet_offers', 'wallet_places', 'wallet_nonces'] as const
    return Promise.all(tables.map(async (table) => (await t.db.selectFrom(table).selectAll().execute()).length))
  }
  assert.deepEqual(
    [await left(), await left()],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
  )
  assert.equal((await copiesOf(owner)).length, 1)
  must(await setStatus(owner, cardStatus.cancelled))
  assert.deepEqual(await publishedOf(owner), [cardStatus.cancelled])
  t.clock.set(start)
})

test('a nonce is read as it was made, until its end; one changed character makes it nobody’s', () => {
  const nonce = makeWalletNonce(deps)
  assert.equal(
    present(readNonce(deps, nonce)).endsAt.getTime(),
    t.clock.now().getTime() + walletOffers.nonceMinutes * 60_000,
  )
  const change = fc.record({ at: fc.nat({ max: nonce.length - 1 }), to: fc.constantFrom(...'0aZ_.-9') })
  fc.assert(
    fc.property(change, ({ at, to }) => {
      fc.pre(nonce[at] !== to)
      return readNonce(deps, nonce.slice(0, at) + to + nonce.slice(at + 1)) === undefined
    }),
  )
})

test('the proof that the specification prints is a proof, at its time and for its issuer', async () => {
  const file = new URL('../../../../test/vectors/openid4vci.json', import.meta.url)
  const { proof_jwt: vector } = JSON.parse(readFileSync(file, 'utf8')) as {
    proof_jwt: { jwt: string; header: { jwk: object }; payload: { aud: string; iat: number; nonce: string } }
  }
  const { aud: audience, iat, nonce } = vector.payload
  const at = new Date(iat * 1_000)
  assert.deepEqual(await checkProof(vector.jwt, { audience, now: at }), ok({ key: vector.header.jwk, nonce }))
  const wrong = [
    { audience: 'https://other.example', now: at },
    { audience, now: new Date(at.getTime() + 600_000) },
    { audience, now: new Date(at.getTime() - 600_000) },
  ]
  for (const question of wrong) assert.equal((await checkProof(vector.jwt, question)).ok, false)
})
