import assert from 'node:assert/strict'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { parseTrust, verifyStatusList } from '@sapar/verifier'
import { cardStatus } from '@sapar/verifier/format'
import { distrustSigner, listSigners, publishChanges, setCredentialStatus } from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import { credentialsKit, issuedCards, type CredentialsKit, type IssuedCard } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { publishedSite } from '#test/support/published-site.ts'

let t: TestDatabase
let kit: CredentialsKit
let app: ReturnType<typeof publishedSite>
let one: IssuedCard
before(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
  const [first] = await issuedCards(t, kit.deps, 3)
  one = first ?? assert.fail()
  await publishChanges(kit.deps)
  app = publishedSite(kit.deps)
})
after(() => t.close())

const ask = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const listPath = () => `/status-lists/${one.slot.listId}`

test('a list is served as it was published: type, cache, strong tag, any origin', async () => {
  const answer = await ask(listPath())
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/statuslist+jwt')
  assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=150')
  assert.match(answer.headers.get('etag') ?? '', /^"[\w-]{22}"$/)
  const published = await kit.deps.objects.get(listPath().slice(1))
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), new Uint8Array(published ?? []))
})

test('gzip is another representation with another tag, and the same list', async () => {
  const [plain, packed] = [await ask(listPath()), await ask(listPath(), { 'accept-encoding': 'gzip, br' })]
  assert.equal(packed.headers.get('content-encoding'), 'gzip')
  assert.notEqual(packed.headers.get('etag'), plain.headers.get('etag'))
  assert.equal(gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString(), await plain.text())
})

test('a copy that is still right costs no bytes; one that is not comes anew, within a second of its publication', async () => {
  const etag = (await ask(listPath())).headers.get('etag') ?? ''
  assert.equal((await ask(listPath(), { 'if-none-match': etag })).status, 304)
  assert.equal((await ask(listPath(), { 'if-none-match': `"other", ${etag}` })).status, 304)
  const { holderId, id: cardId } = one.card
  await inTransaction(t.db, (trx) =>
    setCredentialStatus(trx, kit.deps, { holderId, cardId, status: cardStatus.suspended, event: { why: 'a test' } }),
  )
  await publishChanges(kit.deps)
  t.clock.advance({ seconds: 1 })
  assert.equal((await ask(listPath(), { 'if-none-match': etag })).status, 200)
})

test('what is no list, or asks for the past, is said to be so', async () => {
  assert.equal((await ask('/status-lists/zzzzzz')).status, 404)
  assert.equal((await ask('/status-lists/../heads')).status, 404)
  assert.equal((await ask(`${listPath()}?time=1700000000`)).status, 501)
  assert.equal((await ask('/heads/status-lists.json')).status, 404, 'the publisher’s own notes are not served')
})

test('every list is named for who fetches beforehand', async () => {
  const { status_lists: lists } = (await (await ask('/status-lists')).json()) as { status_lists: string[] }
  assert.deepEqual(lists, [`https://sapar.example${listPath()}`])
})

test('the published trust is what our verifier takes, and a list verifies under it', async () => {
  const trust = parseTrust(await (await ask('/.well-known/sapar-trust.json')).text())
  assert.ok(trust.ok)
  const token = await (await ask(listPath())).text()
  const question = { trust: trust.value, uri: `https://sapar.example${listPath()}`, now: t.clock.now() }
  const verified = await verifyStatusList(token, question)
  assert.ok(verified.ok, JSON.stringify(verified))
})

test('the log’s files are served by their names, and nothing else of the store is', async () => {
  const checkpoint = await ask('/log/checkpoint')
  assert.match(await checkpoint.text(), /^sapar\.example\/log\n/)
  const tile = await ask('/log/tile/0/000.p/3')
  assert.equal(tile.status, 200)
  assert.match(tile.headers.get('cache-control') ?? '', /immutable/)
  for (const path of ['/log/tile/0/000.p/99', '/log/tile/x/000', '/log/tile/0/000/checkpoint', '/log/heads', '/log']) {
    assert.equal((await ask(path)).status, 404, path)
  }
})

test('keys and certificates: JOSE’s form, the roots first, each signed by the root', async () => {
  const { keys } = (await (await ask('/.well-known/jwks.json')).json()) as { keys: { x5c: string[] }[] }
  const pem = await (await ask('/.well-known/sapar-certificates.pem')).text()
  const [root, ...signers] = pem.split(/(?=-----BEGIN)/).map((text) => new X509Certificate(text))
  assert.ok(root?.ca)
  for (const signer of signers) assert.ok(signer.verify(root.publicKey))
  assert.equal(keys.length, signers.length)
  for (const key of keys) createPublicKey({ key: key as never, format: 'jwk' })
  const issuer = (await (await ask('/.well-known/jwt-vc-issuer')).json()) as Record<string, unknown>
  assert.equal(issuer['issuer'], 'https://sapar.example')
  assert.equal(issuer['status_list_aggregation_endpoint'], 'https://sapar.example/status-lists')
})

test('F13: after the cut a stolen signer is in no list of keys, and what it signed is refused', async () => {
  const signedByThief = await (await ask(listPath())).text()
  const stolen = (await listSigners(t.db)).find(({ role, state }) => role === 'status-list' && state === 'active')
  assert.ok(stolen)
  assert.ok(
    (await distrustSigner(kit.deps, { signerId: stolen.id, from: t.clock.now(), actor: { kind: 'operator' } })).ok,
  )
  await publishChanges(kit.deps)
  t.clock.advance({ seconds: 1 })
  const trust = parseTrust(await (await ask('/.well-known/sapar-trust.json')).text())
  assert.ok(trust.ok)
  const question = { trust: trust.value, uri: `https://sapar.example${listPath()}`, now: t.clock.now() }
  const old = await verifyStatusList(signedByThief, question)
  assert.deepEqual(old, { ok: false, refusal: 'STATUS_LIST_UNTRUSTED' })
  const fresh = await verifyStatusList(await (await ask(listPath())).text(), question)
  assert.ok(fresh.ok, JSON.stringify(fresh))
})
