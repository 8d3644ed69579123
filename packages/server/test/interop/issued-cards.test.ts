import assert from 'node:assert/strict'
import { createHash, verify, X509Certificate } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { decodeProtectedHeader, importX509, jwtVerify } from 'jose'
import { parse as parseZone } from 'mrz'
import { parseVdsNc, readCard } from '@sapar/verifier/format'
import { issueCardCredential } from '#modules/cards'
import { claimSlot, getSigned, listSignedPapers, publishChanges, type SignedDocument } from '#modules/credentials'
import { grantApplication } from '#modules/review'
import { anApplicationRow } from '#test/builders/application-row.ts'
import { ownPassport } from '#test/builders/application.ts'
import { aCard } from '#test/builders/card.ts'
import { signedPapers } from '#test/builders/signed-papers.ts'
import { must } from '#test/support/application-kit.ts'
import {
  anOfficer,
  applicationReviewKit,
  officerCommand,
  taken,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { installPackedVerifier, type PackedVerifier } from '#test/support/packed-verifier.ts'
import { present } from '#test/support/present.ts'
import { publishedSite } from '#test/support/published-site.ts'
import { machineReadableZone } from '#web/shared/papers/card-paper.ts'

/* What the server issues and publishes, taken over HTTP and judged by software that is not the server's. */

/** `SAPAR_INTEROP_CARDS=10000` for the whole mass. */
const count = Number(process.env['SAPAR_INTEROP_CARDS'] ?? 100)

let t: ApplicationReviewKit
let kit: CredentialsKit
let packed: PackedVerifier
let cards: SignedDocument[]
let cancelled: { readonly card: SignedDocument; readonly certificate: SignedDocument }
let site: ReturnType<typeof publishedSite>

before(async () => {
  const own = await applicationReviewKit()
  kit = await credentialsKit(own, { statusLists: { slots: 2 ** 14, ttlSeconds: 300, expiresAfterSeconds: 172_800 } })
  const credentials = { credentials: kit.deps, reference: own.reference }
  t = {
    ...own,
    claimSlot: (card) => claimSlot(kit.deps, card),
    issueCredential: (trx, slot, actor) => issueCardCredential(trx, credentials, slot, actor),
  }
  packed = installPackedVerifier()
  for (let made = 0; made < count; made += 1) await aGrantedCard(made)
  cards = await signAll()
  // the first day of every card
  t.clock.set(new Date('2026-10-01T06:00:00Z'))
  const papers = await signedPapers(kit.deps, await aCard(t))
  cancelled = { card: present(papers.card.signed), certificate: present(papers.certificate.signed) }
  await publishChanges(kit.deps)
  site = publishedSite(kit.deps)
})
after(async () => {
  packed.close()
  kit.close()
  await t.close()
})

const names = ["O'Neill", 'Müller-Lüdenscheidt', 'Nguyễn', 'Ó Súilleabháin', 'Żółć', 'Ñandú']

/** An application of somebody else each time, granted by the use case: number, place, signature and all. */
async function aGrantedCard(at: number): Promise<void> {
  const bornOn = new Date(Date.UTC(1940, 0, 1 + ((at * 37) % 24_000))).toISOString().slice(0, 10)
  const passport = ownPassport({ familyName: names[at % names.length] ?? '', sex: at % 3 === 0 ? 'M' : 'F', bornOn })
  const application = await anApplicationRow(t, { state: 'under-review', accountId: t.newId(), answers: { passport } })
  const officer = await taken(t, anOfficer(t), application)
  const granted = must(await grantApplication(t, officerCommand(t, officer, application)))
  assert.equal(granted.state, 'granted')
}

async function signAll(): Promise<SignedDocument[]> {
  const holders = await t.db.selectFrom('credential_events').select('holder_id').execute()
  const papers = await listSignedPapers(
    t.db,
    holders.map(({ holder_id: holderId }) => holderId),
    'card',
  )
  const signed: SignedDocument[] = []
  const lines = papers.entries()
  const line = async () => {
    for (const [, paper] of lines) signed.push(await getSigned(kit.deps, paper))
  }
  await Promise.all([line(), line(), line(), line()])
  return signed
}

const get = async (path: string): Promise<string> => {
  const answer = await site.request(path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}

const claimsOf = ({ text }: SignedDocument) => {
  const seal = parseVdsNc(text)
  return present(seal.ok ? readCard(seal.value) : undefined)
}

const listPathOf = (card: SignedDocument): string => new URL(claimsOf(card).status.uri).pathname

const walletCopyOf = (card: SignedDocument): string => present(card.walletCopy)

test(`${count} issued cards are valid to the packed verifier, installed alone, in both forms`, async () => {
  const paths = new Set([...cards, cancelled.card].map(listPathOf))
  const statusLists = await Promise.all([...paths].map(get))
  const trust: unknown = JSON.parse(await get('/.well-known/sapar-trust.json'))
  const texts = [...cards.map(({ text }) => text), ...cards.map(walletCopyOf)]
  const answers = packed.run(
    `import { readFileSync } from 'node:fs'
import { verifyCard, verifyCertificate } from '@sapar/verifier'
const { texts, cancelled, certificate, now, ...rest } = JSON.parse(readFileSync(0, 'utf8'))
const options = { ...rest, now: new Date(now) }
const tally = {}
for (const text of texts) {
  const { answer, reasons } = await verifyCard(text, options)
  const word = [answer, ...reasons].join(' ')
  tally[word] = (tally[word] ?? 0) + 1
}
const others = await Promise.all(cancelled.map(async (text) => (await verifyCard(text, options)).answer))
console.log(JSON.stringify({ tally, others, certificate: (await verifyCertificate(certificate, options)).ok }))`,
    {
      texts,
      cancelled: [cancelled.card.text, walletCopyOf(cancelled.card)],
      certificate: cancelled.certificate.text,
      now: t.clock.now(),
      trust,
      statusLists,
    },
  )
  assert.deepEqual(answers, {
    tally: { valid: 2 * count },
    others: ['cancelled-by-holder', 'cancelled-by-holder'],
    certificate: true,
  })
})

/* The parser knows the sizes of Doc 9303-5 to 7, of which a visa's second is that of a TD2: only the last place differs. */
test(`the zones of all ${count} cards have right check digits, to a parser that we did not write`, () => {
  for (const card of cards) {
    const claims = claimsOf(card)
    const { details } = parseZone([...machineReadableZone(claims, 'UTO')])
    const field = (name: string) => present(details.find((one) => one.field === name))
    for (const digit of ['documentNumberCheckDigit', 'birthDateCheckDigit', 'expirationDateCheckDigit']) {
      assert.ok(field(digit).valid, `${digit} of ${claims.cardNumber}`)
    }
    assert.equal(field('documentNumber').value, claims.cardNumber)
    assert.equal(field('birthDate').value, shortDay(claims.bornOn))
    assert.equal(field('expirationDate').value, shortDay(claims.validUntil))
  }
})

const shortDay = (day: string): string => day.replaceAll('-', '').slice(2)

test('every card has an index, a number and salts of its own', () => {
  const indices = cards.map((card) => JSON.stringify(claimsOf(card).status))
  assert.equal(new Set(indices).size, count)
  assert.equal(new Set(cards.map((card) => claimsOf(card).cardNumber)).size, count)
  const disclosures = cards.flatMap((card) => walletCopyOf(card).split('~').slice(1, -1))
  assert.ok(disclosures.length >= 12 * count)
  assert.equal(new Set(disclosures).size, disclosures.length)
})

const pemOf = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----`

function signerOf(jwt: string): string {
  const [certificate] = present(decodeProtectedHeader(jwt).x5c)
  return present(certificate)
}

test('jose verifies wallet copies, certificate and status list, each with the certificate that it carries', async () => {
  const list = await get(listPathOf(cancelled.card))
  const copies = [walletCopyOf(present(cards[0])), walletCopyOf(cancelled.certificate)]
  for (const [jwt, typ] of [
    ...copies.map((copy) => [copy.split('~')[0] ?? '', 'dc+sd-jwt']),
    [list, 'statuslist+jwt'],
  ]) {
    const key = await importX509(pemOf(signerOf(present(jwt))), 'ES256')
    await jwtVerify(present(jwt), key, { typ: present(typ), currentDate: t.clock.now() })
  }
})

test('the published key set and issuer metadata hold the signer of every copy (SD-JWT VC §5)', async () => {
  const { issuer, jwks } = JSON.parse(await get('/.well-known/jwt-vc-issuer')) as {
    readonly issuer: string
    readonly jwks: { readonly keys: readonly { readonly x5c: readonly string[] }[] }
  }
  const [jwt = ''] = walletCopyOf(present(cards[0])).split('~')
  const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { readonly iss: string }
  assert.equal(payload.iss, issuer)
  assert.ok(jwks.keys.some(({ x5c }) => x5c[0] === signerOf(jwt)))
})

async function library(): Promise<SDJwtVcInstance> {
  const es256 = (certificate: string) => (data: string, signature: string) =>
    verify(
      'sha256',
      Buffer.from(data),
      { key: new X509Certificate(pemOf(certificate)).publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  const [copy = ''] = walletCopyOf(present(cards[0])).split('~')
  const list = await get(listPathOf(cancelled.card))
  return new SDJwtVcInstance({
    verifier: es256(signerOf(copy)),
    statusVerifier: es256(signerOf(list)),
    statusListFetcher: (uri) => get(new URL(uri).pathname),
    hasher: (data, algorithm) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
  })
}

test('@sd-jwt/sd-jwt-vc with jwt-status-list accepts valid cards and refuses the cancelled one', async () => {
  const sdJwt = await library()
  const options = { currentDate: Math.floor(t.clock.now().getTime() / 1_000) }
  for (const card of cards.slice(0, 100)) {
    const { payload } = await sdJwt.verify(walletCopyOf(card), options)
    const { card_number: cardNumber, name } = payload as unknown as Record<string, unknown>
    assert.deepEqual([cardNumber, name], [claimsOf(card).cardNumber, claimsOf(card).name])
  }
  await assert.rejects(sdJwt.verify(walletCopyOf(cancelled.card), options), /status/i)
})

test('OpenSSL builds the chain from the published certificates and verifies the signature of a bar code', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sapar-openssl-'))
  try {
    const [root = '', ...others] = (await get('/.well-known/sapar-certificates.pem')).split(/(?=-----BEGIN)/)
    const seal = parseVdsNc(present(cards[0]).text)
    assert.ok(seal.ok)
    const signer = pemOf(Buffer.from(seal.value.certificate).toString('base64'))
    const fingerprint = new X509Certificate(signer).fingerprint256
    assert.ok(others.some((one) => new X509Certificate(one).fingerprint256 === fingerprint))
    const key = new X509Certificate(signer).publicKey.export({ type: 'spki', format: 'pem' })
    for (const [name, content] of Object.entries({ root, signer, key, data: seal.value.signed })) {
      writeFileSync(join(folder, name), content)
    }
    writeFileSync(join(folder, 'signature'), toDer(seal.value.signature))
    const at = Math.floor(t.clock.now().getTime() / 1_000)
    assert.match(openssl(folder, `verify -attime ${at} -CAfile root signer`), /OK/)
    assert.match(openssl(folder, 'dgst -sha256 -verify key -signature signature data'), /Verified OK/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function openssl(cwd: string, args: string): string {
  const { status, stdout, stderr, error } = spawnSync('openssl', args.split(' '), { cwd, encoding: 'utf8' })
  assert.ifError(error)
  assert.equal(status, 0, `openssl ${args}\n${stderr}`)
  return stdout
}

/** r‖s as the DER that OpenSSL takes (RFC 3279 §2.2.3). */
function toDer(raw: Uint8Array): Buffer {
  const half = (bytes: Uint8Array) => {
    const trimmed = Buffer.from(bytes.subarray(bytes.findIndex((byte) => byte !== 0)))
    const positive = (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed
    return Buffer.concat([Buffer.from([2, positive.length]), positive])
  }
  const both = Buffer.concat([half(raw.subarray(0, 32)), half(raw.subarray(32))])
  return Buffer.concat([Buffer.from([0x30, both.length]), both])
}
