import assert from 'node:assert/strict'
import { createHash, createPublicKey, randomBytes, verify, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { Openid4vciRetrieveCredentialsError } from '@openid4vc/openid4vci'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { decodeProtectedHeader } from 'jose'
import { verifyCard } from '@sapar/verifier'
import { cardStatus, parseSdJwt, processSdJwt, type JsonObject, type StatusReference } from '@sapar/verifier/format'
import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import { messages } from '#locales/index.ts'
import { takeAttempt } from '#modules/accounts'
import { listPublishedTokens, publishChanges, setCredentialStatus, trustOf } from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import {
  aForeignWallet,
  aProof,
  aWalletKey,
  fetchCard,
  signWith,
  takeCopies,
  takeToken,
  type WalletKey,
  type WithToken,
} from '#test/support/foreign-wallet.ts'
import { must } from '#test/support/must.ts'
import { present } from '#test/support/present.ts'
import { publishedSite } from '#test/support/published-site.ts'
import { openid4vci, walletMetadata } from './routes.ts'
import { walletKit, type Owner, type WalletKit } from '#test/support/wallet-kit.ts'

let t: WalletKit
let server: ServerType
before(async () => {
  t = await walletKit()
  const api = {
    wallets: t.deps,
    authorityName: 'Office of Utopia',
    addressOf: () => '10.1.2.3',
    countRequest: (address: string) => takeAttempt(t, 'wallet-request', { name: address, address }),
  }
  const site = new Hono()
    .route('/', walletMetadata(api))
    .route('/', openid4vci(api))
    .mount('/', publishedSite(t.deps).fetch)
  server = serve({ fetch: site.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
})
after(async () => {
  server.close()
  await t.close()
})

const issuer = 'https://sapar.example'

/** The issuer's public address leads to the port of this test. */
function reach(url: string, init?: RequestInit): Promise<Response> {
  const { port } = server.address() as AddressInfo
  return fetch(url.replace(issuer, `http://127.0.0.1:${port}`), init)
}

const now = () => t.clock.now()
const post = (path: string, body: string, headers: Readonly<Record<string, string>>) =>
  reach(`${issuer}/api/v1/openid4vci/${path}`, { method: 'POST', body, headers })

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const grantType = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'
const askToken = (fields: Readonly<Record<string, string>>) =>
  post('token', new URLSearchParams({ grant_type: grantType, ...fields }).toString(), form)

const askCredential = (accessToken: string, request: unknown) =>
  post('credential', typeof request === 'string' ? request : JSON.stringify(request), {
    'content-type': 'application/json',
    authorization: `Bearer ${accessToken}`,
  })

const askNonce = async () => ((await (await post('nonce', '', {})).json()) as { c_nonce: string }).c_nonce
const statusesOf = (answers: readonly Response[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other)
const errorOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error]

type Copy = { readonly payload: JsonObject; readonly claims: JsonObject; readonly status: StatusReference }

async function read(copy: string): Promise<Copy> {
  const sdJwt = present(parseSdJwt(copy))
  const { claims } = present(await processSdJwt(sdJwt))
  const { payload } = sdJwt.issued
  const { status_list: status } = payload['status'] as unknown as { readonly status_list: StatusReference }
  return { payload, claims, status }
}

const codeIn = (link: string): string => {
  const offer = JSON.parse(present(new URL(link).searchParams.get('credential_offer') ?? undefined)) as {
    grants: Record<string, { 'pre-authorized_code': string }>
  }
  return present(offer.grants[grantType])['pre-authorized_code']
}

/** A wallet with a token for a fresh offer. */
async function withToken(holder?: Owner, copies = 1) {
  const owner = holder ?? (await t.anOwner())
  const { links, digits } = await t.anOffer(owner)
  const wallet = aForeignWallet(reach, { copies })
  const token = await takeToken(wallet, { offer: links.byValue, digits, now: now() })
  return { owner, wallet, token }
}

const requestFor = async (key: WalletKey, claims: JsonObject = {}, header: JsonObject = {}) => {
  const iat = Math.floor(now().getTime() / 1_000)
  const proof = await aProof(key, { aud: issuer, iat, nonce: await askNonce(), ...claims }, header)
  return { credential_configuration_id: 'travel-card', proofs: { jwt: [proof] } }
}

test('a wallet that we did not write fetches a card, by reference and by value, and it is valid to our verifier', async () => {
  for (const way of ['byReference', 'byValue'] as const) {
    const owner = await t.anOwner()
    const { links, digits } = await t.anOffer(owner)
    const wallet = aForeignWallet(reach)
    const [copy = ''] = await fetchCard(wallet, { offer: links[way], digits, now: now() })
    const { payload, claims } = await read(copy)
    assert.deepEqual(payload['cnf'], { jwk: present(wallet.keys[0]).publicJwk })
    assert.equal(claims['card_number'], owner.card.cardNumber)
    await publishChanges(t.deps)
    const statusLists = await listPublishedTokens(t.deps.objects)
    const { answer, reasons } = await verifyCard(copy, {
      trust: await trustOf(t.deps),
      now: now(),
      statusLists,
    })
    assert.deepEqual([answer, reasons], ['valid', []])
  }
})

test('what the wallet shows is believed with its key alone, by our verifier and by @sd-jwt/sd-jwt-vc', async () => {
  const { wallet, token } = await withToken()
  const [copy = ''] = await takeCopies(wallet, token, now())
  const key = present(wallet.keys[0])
  const library = await sdJwtLibrary(copy, key)
  const payload = { iat: Math.floor(now().getTime() / 1_000), aud: 'https://gate.example', nonce: 'n-7' }
  const shown = await library.present(copy, { card_number: true, valid_until: true }, { kb: { payload } })
  const heard = await library.verify(shown, { currentDate: payload.iat, keyBindingNonce: 'n-7' })
  assert.ok(heard.kb)
  await publishChanges(t.deps)
  const statusLists = await listPublishedTokens(t.deps.objects)
  const options = { trust: await trustOf(t.deps), now: now(), statusLists }
  const ask = async (text: string, nonce: string) =>
    (await verifyCard(text, { ...options, holder: { nonce, audience: payload.aud } })).answer
  assert.equal(await ask(shown, 'n-7'), 'valid')
  assert.notEqual(await ask(shown, 'n-8'), 'valid', 'another presentation')
  const thief = await sdJwtLibrary(copy, aWalletKey())
  const stolen = await thief.present(copy, { card_number: true }, { kb: { payload } })
  assert.notEqual(await ask(stolen, 'n-7'), 'valid', 'another key')
  const { card } = await verifyCard(shown, options)
  assert.deepEqual([card?.name, card?.passportNumber, card?.bornOn], [undefined, undefined, undefined])
})

async function sdJwtLibrary(copy: string, key: WalletKey): Promise<SDJwtVcInstance> {
  const { x5c = [] } = decodeProtectedHeader(copy.split('~')[0] ?? '')
  const es256 = (publicKey: ReturnType<typeof createPublicKey>) => (data: string, signature: string) =>
    verify(
      'sha256',
      Buffer.from(data),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  return new SDJwtVcInstance({
    verifier: es256(new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64')).publicKey),
    statusListFetcher: async (uri) => (await reach(uri)).text(),
    statusVerifier: () => Promise.resolve(true),
    kbSigner: signWith(key),
    kbSignAlg: 'ES256',
    kbVerifier: es256(createPublicKey({ key: { ...key.publicJwk }, format: 'jwk' })),
    hasher: (data, algorithm) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: (length) => randomBytes(length).toString('base64url'),
  })
}

test('every copy of a batch has a key and an index of its own, and a cancellation ends them all (I-02, I-08)', async () => {
  const { owner, wallet, token } = await withToken(undefined, walletOffers.copies)
  const texts = await takeCopies(wallet, token, now())
  const copies = await Promise.all(texts.map(read))
  assert.equal(copies.length, walletOffers.copies)
  assert.equal(new Set(copies.map(({ status }) => `${status.uri}#${status.idx}`)).size, copies.length)
  assert.equal(new Set(copies.map(({ payload }) => JSON.stringify(payload['cnf']))).size, copies.length)
  const { holderId, id: cardId } = owner.card
  const cancelled = { holderId, cardId, status: cardStatus.cancelled, event: { event: 'cancelled', of: cardId } }
  must(await inTransaction(t.db, (trx) => setCredentialStatus(trx, t.deps, cancelled)))
  await publishChanges(t.deps)
  const statusLists = await listPublishedTokens(t.deps.objects)
  const options = { trust: await trustOf(t.deps), now: now(), statusLists }
  for (const text of texts) assert.equal((await verifyCard(text, options)).answer, 'cancelled-by-holder')
  const answer = await askCredential(token.accessToken, await requestFor(aWalletKey()))
  assert.deepEqual(await errorOf(answer), [400, 'credential_request_denied'])
})

test('copies say the hour that they were made in, and nothing else that ties them together (RFC 9901 §10.1)', async () => {
  const start = now()
  t.clock.advance({ minutes: 95 })
  const { wallet, token } = await withToken(undefined, 2)
  const texts = await takeCopies(wallet, token, now())
  const [one, other] = await Promise.all(texts.map(read))
  const hour = Math.floor(now().getTime() / 3_600_000) * 3_600
  assert.deepEqual([one?.payload['iat'], other?.payload['iat']], [hour, hour])
  const salted = texts.flatMap((text) => text.split('~').slice(1, -1))
  assert.equal(new Set(salted).size, salted.length)
  t.clock.set(start)
})

test('metadata names what there is in four languages, and every claim of a card', async () => {
  const { token, wallet } = await withToken()
  const [copy = ''] = await takeCopies(wallet, token, now())
  const { credentialIssuer, authorizationServers } = token.metadata
  assert.equal(credentialIssuer.credential_issuer, issuer)
  assert.deepEqual(credentialIssuer.batch_credential_issuance, { batch_size: walletOffers.copies })
  assert.equal(authorizationServers[0]?.issuer, issuer)
  assert.equal(authorizationServers[0]?.['pre-authorized_grant_anonymous_access_supported'], true)
  const configuration = credentialIssuer.credential_configurations_supported['travel-card'] as unknown as {
    vct: string
    credential_metadata: { display: { locale: string }[]; claims: { path: [string]; display: { locale: string }[] }[] }
  }
  const { payload, claims } = await read(copy)
  assert.equal(configuration.vct, payload['vct'])
  const { display, claims: described } = configuration.credential_metadata
  assert.deepEqual(display.map(({ locale }) => locale).toSorted(), Object.keys(messages).toSorted())
  const names = described.map(({ path }) => path[0])
  const hidden = Object.keys(claims).filter((name) => !Object.hasOwn(payload, name))
  for (const name of hidden) assert.ok(names.includes(name), name)
  for (const path of ['openid-credential-issuer', 'oauth-authorization-server']) {
    const answer = await reach(`${issuer}/.well-known/${path}`)
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=300')
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  }
})

test('a wallet that is a page of another site may ask, and read every answer', async () => {
  const origin = 'https://wallet.example'
  for (const path of ['token', 'nonce', 'credential']) {
    const asked = await reach(`${issuer}/api/v1/openid4vci/${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    assert.equal(asked.status, 204)
    assert.equal(asked.headers.get('access-control-allow-origin'), '*')
    assert.match(asked.headers.get('access-control-allow-methods') ?? '', /POST/)
    assert.match(asked.headers.get('access-control-allow-headers') ?? '', /authorization,content-type/i)
    assert.equal(asked.headers.get('access-control-allow-credentials'), null, 'never with cookies')
    const answer = await post(path, '', { origin })
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', `${path}, also with ${answer.status}`)
  }
})

test('a code works once: of five requests at a time one gets a token (RFC 6749 §4.1.2)', async () => {
  const { links, digits } = await t.anOffer(await t.anOwner())
  const fields = { 'pre-authorized_code': codeIn(links.byValue), tx_code: digits }
  const answers = await Promise.all(Array.from({ length: walletOffers.tries }, () => askToken(fields)))
  assert.deepEqual(statusesOf(answers), [200, 400, 400, 400, 400])
  assert.deepEqual(await errorOf(await askToken(fields)), [400, 'invalid_grant'])
  assert.equal(
    (await reach(present(new URL(links.byReference).searchParams.get('credential_offer_uri') ?? undefined))).status,
    404,
  )
})

test('wrong digits five times, and the right ones come too late; each is on record', async () => {
  const owner = await t.anOwner()
  const { links, digits } = await t.anOffer(owner)
  const code = codeIn(links.byValue)
  const wrong = digits === '000000' ? '000001' : '000000'
  const seen: unknown[] = []
  for (let tries = 0; tries < walletOffers.tries; tries += 1) {
    seen.push(await (await askToken({ 'pre-authorized_code': code, tx_code: wrong })).text())
  }
  seen.push(await (await askToken({ 'pre-authorized_code': code, tx_code: digits })).text())
  seen.push(await (await askToken({ 'pre-authorized_code': `${code}x`, tx_code: digits })).text())
  assert.equal(new Set(seen).size, 1, 'one answer, whatever is wrong')
  const refused = await t.db
    .selectFrom('audit_entries')
    .select('details')
    .where('subject_id', '=', owner.card.holderId)
    .where('event', '=', 'wallet-code-refused')
    .orderBy('seq')
    .execute()
  assert.deepEqual(
    refused.map(({ details }) => (details as { triesLeft: number }).triesLeft),
    [4, 3, 2, 1, 0],
  )
})

test('after ten minutes an offer is over, and a token after ten more', async () => {
  const start = now()
  const owner = await t.anOwner()
  const { links, digits } = await t.anOffer(owner)
  const { token } = await withToken()
  t.clock.advance({ minutes: walletOffers.minutes })
  const late = await askToken({ 'pre-authorized_code': codeIn(links.byValue), tx_code: digits })
  assert.deepEqual(await errorOf(late), [400, 'invalid_grant'])
  const answer = await askCredential(token.accessToken, await requestFor(aWalletKey()))
  assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
  assert.deepEqual(await errorOf(answer), [401, 'invalid_token'])
  t.clock.set(start)
})

test('a new offer ends the one before', async () => {
  const owner = await t.anOwner()
  const first = await t.anOffer(owner)
  await t.anOffer(owner)
  const answer = await askToken({ 'pre-authorized_code': codeIn(first.links.byValue), tx_code: first.digits })
  assert.deepEqual(await errorOf(answer), [400, 'invalid_grant'])
})

test('what is wrong with a token request is named as the standards do (RFC 6749 §5.2, OpenID4VCI §6.3)', async () => {
  const { links, digits } = await t.anOffer(await t.anOwner())
  const right = { 'pre-authorized_code': codeIn(links.byValue), tx_code: digits }
  const body = new URLSearchParams({ grant_type: grantType, ...right }).toString()
  const cases: readonly [Response, number, string][] = [
    [await askToken({ tx_code: digits }), 400, 'invalid_request'],
    [await askToken({ 'pre-authorized_code': right['pre-authorized_code'] }), 400, 'invalid_request'],
    [await post('token', `${body}&tx_code=1`, form), 400, 'invalid_request'],
    [await post('token', 'x=1', form), 400, 'invalid_request'],
    [await post('token', body, { 'content-type': 'application/json' }), 400, 'invalid_request'],
    [await post('token', 'x'.repeat(5_000), form), 413, 'invalid_request'],
    [await askToken({ ...right, grant_type: 'authorization_code' }), 400, 'unsupported_grant_type'],
    [await askToken({ ...right, client_secret: 'x' }), 401, 'invalid_client'],
  ]
  for (const [answer, status, error] of cases) assert.deepEqual(await errorOf(answer), [status, error])
  const answer = await askToken({ ...right, scope: 'unknown parameters do not matter' })
  assert.deepEqual(Object.keys((await answer.json()) as object), ['access_token', 'token_type', 'expires_in'])
})

test('what is wrong with a credential request is named as OpenID4VCI §8.3.1 does', async () => {
  const { accessToken } = (await withToken()).token
  const right = await requestFor(aWalletKey())
  const six = { jwt: Array.from({ length: walletOffers.copies + 1 }, () => 'x') }
  const cases: readonly [unknown, string][] = [
    ['{', 'invalid_credential_request'],
    ['[]', 'invalid_credential_request'],
    [{ proofs: right.proofs }, 'invalid_credential_request'],
    [{ ...right, credential_identifier: 'x' }, 'invalid_credential_request'],
    [{ ...right, proofs: six }, 'invalid_credential_request'],
    [{ credential_identifier: 'x', proofs: right.proofs }, 'unknown_credential_identifier'],
    [{ ...right, credential_configuration_id: 'passport' }, 'unknown_credential_configuration'],
    [{ ...right, credential_response_encryption: {} }, 'invalid_encryption_parameters'],
    [{ ...right, proofs: {} }, 'invalid_proof'],
    [{ ...right, proofs: { jwt: [] } }, 'invalid_proof'],
    [{ ...right, proofs: { jwt: [7] } }, 'invalid_proof'],
    [{ ...right, proofs: { ...right.proofs, attestation: ['x'] } }, 'invalid_proof'],
  ]
  for (const [request, error] of cases) {
    assert.deepEqual(await errorOf(await askCredential(accessToken, request)), [400, error], JSON.stringify(request))
  }
  const json = { 'content-type': 'application/json' }
  const nobody = await post('credential', JSON.stringify(right), json)
  assert.deepEqual([nobody.status, nobody.headers.get('www-authenticate')], [401, 'Bearer'])
  const other = await post('credential', JSON.stringify(right), { authorization: `Bearer ${accessToken}` })
  assert.deepEqual(await errorOf(other), [400, 'invalid_credential_request'])
  const large = await askCredential(accessToken, { ...right, padding: 'x'.repeat(40_000) })
  assert.deepEqual(await errorOf(large), [413, 'invalid_credential_request'])
  assert.equal((await askCredential(accessToken, { ...right, unknown: true })).status, 200)
})

test('a proof for somebody else, an old one, and one without or with another key are refused (appendix F)', async () => {
  const { accessToken } = (await withToken()).token
  const key = aWalletKey()
  const iat = Math.floor(now().getTime() / 1_000)
  const cases: readonly [string, JsonObject, JsonObject][] = [
    ['for another issuer', { aud: 'https://other.example' }, {}],
    ['for two', { aud: [issuer, 'https://other.example'] }, {}],
    ['old', { iat: iat - 600 }, {}],
    ['of tomorrow', { iat: iat + 86_400 }, {}],
    ['named', { iss: 'wallet' }, {}],
    ['of another type', {}, { typ: 'JWT' }],
    ['with a second key', {}, { kid: 'x' }],
    ['of another key', {}, { jwk: { ...aWalletKey().publicJwk } }],
    ['with a private key', {}, { jwk: { ...key.privateKey.export({ format: 'jwk' }) } as JsonObject }],
  ]
  for (const [what, claims, header] of cases) {
    const answer = await askCredential(accessToken, await requestFor(key, claims, header))
    assert.deepEqual(await errorOf(answer), [400, 'invalid_proof'], what)
  }
  const unsigned = `${Buffer.from('{"typ":"openid4vci-proof+jwt","alg":"none"}').toString('base64url')}.e30.`
  for (const jwt of ['x', 'x'.repeat(5_000), unsigned]) {
    const request = { credential_configuration_id: 'travel-card', proofs: { jwt: [jwt] } }
    assert.deepEqual(await errorOf(await askCredential(accessToken, request)), [400, 'invalid_proof'])
  }
  const twice = await requestFor(key)
  const same = { ...twice, proofs: { jwt: [...twice.proofs.jwt, ...(await requestFor(key)).proofs.jwt] } }
  assert.deepEqual(await errorOf(await askCredential(accessToken, same)), [400, 'invalid_proof'], 'one key twice')
})

test('a nonce is ours, fresh and used once: the proof that was seen is worth nothing to whoever saw it', async () => {
  const { accessToken } = (await withToken()).token
  const key = aWalletKey()
  for (const nonce of ['made-up', `${(await askNonce()).slice(0, -1)}_`, '']) {
    const answer = await askCredential(accessToken, await requestFor(key, { nonce }))
    assert.deepEqual(await errorOf(answer), [400, 'invalid_nonce'], nonce)
  }
  const nonce = await askNonce()
  const request = await requestFor(key, { nonce })
  const both = await Promise.all([askCredential(accessToken, request), askCredential(accessToken, request)])
  assert.deepEqual(statusesOf(both), [200, 400])
  assert.deepEqual(await errorOf(await askCredential(accessToken, request)), [400, 'invalid_nonce'])
  const start = now()
  const old = await askNonce()
  t.clock.advance({ minutes: walletOffers.nonceMinutes })
  const late = await askCredential(
    accessToken,
    await requestFor(key, { nonce: old, iat: Math.floor(now().getTime() / 1_000) }),
  )
  assert.deepEqual(await errorOf(late), [400, 'invalid_nonce'])
  t.clock.set(start)
  const proofs = await Promise.all([requestFor(aWalletKey()), requestFor(aWalletKey())])
  const jwt = proofs.flatMap((one) => one.proofs.jwt)
  const mixed = await askCredential(accessToken, { ...request, proofs: { jwt } })
  assert.deepEqual(await errorOf(mixed), [400, 'invalid_nonce'], 'two nonces in one request')
})

test('a wallet may ask again when an answer was lost, and gets no more than the offer gives', async () => {
  const { wallet, token } = await withToken(undefined, 3)
  assert.equal((await takeCopies(wallet, token, now())).length, 3)
  await assert.rejects(takeCopies(wallet, token, now()), (error: unknown) => {
    assert.ok(error instanceof Openid4vciRetrieveCredentialsError)
    assert.equal(error.response.credentialErrorResponseResult?.data?.error, 'credential_request_denied')
    return true
  })
})

test('a token opens the card of its offer and no other, and no answer names anybody else (T-01)', async () => {
  const [one, other] = [await withToken(), await withToken()]
  const swapped: WithToken = { ...one.token, accessToken: other.token.accessToken }
  const [copy = ''] = await takeCopies(one.wallet, swapped, now())
  const { claims } = await read(copy)
  assert.equal(claims['card_number'], other.owner.card.cardNumber)
  const { links, digits } = await t.anOffer(one.owner)
  const foreign = await t.anOffer(other.owner)
  const answer = await askToken({
    'pre-authorized_code': codeIn(links.byValue),
    tx_code: foreign.digits === digits ? '' : foreign.digits,
  })
  assert.equal(answer.status, 400)
})

test('a network that asks too much is told when to come back', async () => {
  await t.db
    .updateTable('attempt_counters')
    .set({ attempts: 600 })
    .where('counter_key', 'like', 'wallet-request/%')
    .execute()
  const answer = await askToken({})
  assert.equal(answer.status, 429)
  assert.ok(Number(answer.headers.get('retry-after')) > 0)
  assert.equal((await post('nonce', '', {})).status, 200)
  await t.db.deleteFrom('attempt_counters').where('counter_key', 'like', 'wallet-request/%').execute()
})
