import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { verifyCard } from '@sapar/verifier'
import { longestBarcodeText, textOf } from '@sapar/verifier/format'
import { distrustSigner, listSigners, publishChanges, signDocument, trustOf } from '#modules/credentials'
import { runCli } from '#test/support/cli.ts'
import { credentialsKit, dataFor, issuedCards, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { registerKeysCommands } from './keys-commands.ts'

/** The authority's other machine: openssl in a folder, as docs/keys-off-line.md tells it. */
const folder = mkdtempSync(join(tmpdir(), 'sapar-root-'))
const openssl = (...words: string[]): string =>
  execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

let t: TestDatabase
let kit: CredentialsKit
before(async () => {
  t = await testDatabase()
  // openssl dates certificates by the machine's clock; what it makes for no day is over two minutes later
  t.clock.set(new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 120_000))
  kit = await credentialsKit(t)
})
after(async () => {
  await t.close()
  rmSync(folder, { recursive: true })
})

const keys = (...args: string[]) => runCli(t, registerKeysCommands, ['keys', ...args], { credentials: kit.deps })
const signer = async (role: string, state: string) =>
  (await listSigners(t.db)).find((one) => one.role === role && one.state === state)
const file = (name: string): string => join(folder, name)

function makeRoot(name: string, subject: string): void {
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`)
  const asRoot = ['-addext', 'basicConstraints=critical,CA:TRUE,pathlen:0']
  const mayCertify = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign']
  const shortName = ['-addext', `subjectKeyIdentifier=${openssl('rand', '-hex', '8').trim()}`]
  const dates = ['-days', '3653']
  openssl(
    'req',
    '-new',
    '-x509',
    '-key',
    `${name}.key`,
    ...dates,
    '-subj',
    subject,
    '-out',
    `${name}.pem`,
    ...shortName,
    ...asRoot,
    ...mayCertify,
  )
}

type Certifying = {
  readonly root?: string
  readonly types?: readonly string[]
  readonly out?: string
  readonly days?: string
  /** What openssl puts in unless it is told not to. */
  readonly isLong?: boolean
}

function certify(
  request: string,
  { root = 'root', types = ['CC', 'RC', 'TC'], out = 'signer.pem', days = '460', isLong = false }: Certifying = {},
): string {
  const lines = [
    `subjectKeyIdentifier = ${isLong ? 'hash' : 'none'}`,
    'authorityKeyIdentifier = keyid',
    'extendedKeyUsage = 2.23.136.1.1.14.2',
    '2.23.136.1.1.6.2 = ASN1:SEQUENCE:list',
    '[list]',
    'version = INTEGER:0',
    'types = SET:types',
    '[types]',
    ...types.map((type, at) => `${at} = PRINTABLESTRING:${type}`),
  ]
  writeFileSync(file('signer.cnf'), lines.join('\n'))
  openssl(
    'x509',
    '-req',
    '-in',
    request,
    '-CA',
    `${root}.pem`,
    '-CAkey',
    `${root}.key`,
    '-days',
    days,
    '-sha256',
    ...(isLong ? [] : ['-set_serial', `0x${openssl('rand', '-hex', '6').trim()}`]),
    '-extfile',
    'signer.cnf',
    '-out',
    out,
  )
  return file(out)
}

describe('an authority keeps its root off line', () => {
  before(() => {
    makeRoot('root', '/C=UT/CN=UTO 2')
    makeRoot('stranger', '/C=UT/CN=UTO 9')
    makeRoot('abroad', '/C=XX/CN=UTO 2')
  })

  it('installs its root: told first, then announced, then in use', async () => {
    const told = await keys('install', file('root.pem'))
    assert.match(told.stdout, /is that of a root\.\nNothing is changed yet/)
    assert.equal(await signer('root', 'announced'), undefined)
    await keys('install', file('root.pem'), '--commit')
    assert.ok(await signer('root', 'announced'))
    assert.match((await keys('install', file('stranger.pem'), '--commit')).stderr, /Another root is announced/)
    await keys('roll', 'root', '--commit', '--urgent')
    assert.deepEqual((await trustOf(kit.deps)).issuers[0]?.authorities.length, 2)
  })

  it('makes no signer by itself any more, and says how one is made', async () => {
    const rolled = await keys('roll', 'document', '--commit')
    assert.ok(rolled.hasFailed)
    assert.match(rolled.stderr, /sapar keys request document/)
    assert.equal(await signer('document', 'announced'), undefined)
    const active = await signer('document', 'active')
    assert.match((await keys('distrust', active?.id ?? '', '--commit')).stderr, /Nothing would sign afterwards/)
  })

  it('requests a certificate, again for the same key, and waits for it', async () => {
    assert.match((await keys('request', 'document')).stdout, /for TC CC RC\.\nNothing is changed yet/)
    assert.equal(await signer('document', 'announced'), undefined)
    const [one, two] = [await keys('request', 'document', '--commit'), await keys('request', 'document', '--commit')]
    writeFileSync(file('document.csr'), two.stdout)
    writeFileSync(file('document-one.csr'), one.stdout)
    assert.match(openssl('req', '-in', 'document.csr', '-noout', '-verify', '-subject'), /C ?= ?UT, CN ?= ?DS \d/)
    const keyOf = (request: string) => openssl('req', '-in', request, '-noout', '-pubkey')
    assert.equal(keyOf('document.csr'), keyOf('document-one.csr'))
    assert.match((await keys('roll', 'document', '--commit', '--urgent')).stderr, /waits for its certificate/)
    assert.ok((await keys('request', 'log', '--commit')).hasFailed)
  })

  const refused: readonly (readonly [what: string, make: () => string, says: RegExp])[] = [
    ['of no root of ours', () => certify('document.csr', { root: 'stranger' }), /none of our roots/],
    ['that may sign too much', () => certify('document.csr', { types: ['CC', 'RC', 'SL', 'TC'] }), /exactly the types/],
    ['that may sign too little', () => certify('document.csr', { types: ['TC'] }), /exactly the types/],
    ['that is too long for a bar code', () => certify('document.csr', { isLong: true }), /more than 384 bytes/],
    ['that is over', () => certify('document.csr', { days: '0' }), /not in force/],
    ['of a key that nobody requested', () => certify(strangersRequest()), /no key that was requested/],
    ['of another country', () => file('abroad.pem'), /another country/],
    ['that is none', () => file('document.csr'), /holds no certificate/],
    ['that is not there', () => file('nowhere.pem'), /holds no certificate/],
  ]
  for (const [what, make, says] of refused) {
    it(`installs no certificate ${what}`, async () => {
      const run = await keys('install', make(), '--commit')
      assert.ok(run.hasFailed)
      assert.match(run.stderr, says)
      assert.equal((await signer('document', 'announced'))?.certificate, undefined)
    })
  }

  it('installs the right one, and its signer signs cards that are valid (F13)', async () => {
    await keys('install', certify('document.csr', { out: 'document.pem' }), '--commit')
    const early = await keys('roll', 'document', '--commit')
    assert.match(early.stderr, /announced too recently/)
    assert.match((await keys('request', 'document', '--commit')).stderr, /has its certificate/)
    await keys('roll', 'document', '--commit', '--urgent')
    assert.deepEqual((await signer('document', 'active'))?.certificate, derOf('document.pem'))
    assert.equal(await answerForNewCard(), 'valid')
  })

  it('lets the announced one take over when the key in use is stolen', async () => {
    writeFileSync(file('next.csr'), (await keys('request', 'document', '--commit')).stdout)
    await keys('install', certify('next.csr', { out: 'next.pem' }), '--commit')
    const stolen = await signer('document', 'active')
    assert.match((await keys('distrust', stolen?.id ?? '', '--commit')).stdout, /signs from now on/)
    assert.deepEqual((await signer('document', 'active'))?.certificate, derOf('next.pem'))
    assert.equal(await answerForNewCard(), 'valid')
  })

  it('ends trust in the root that was here, never in the one in use', async () => {
    const [old, present] = [await signer('root', 'retired'), await signer('root', 'active')]
    assert.match((await keys('distrust', present?.id ?? '', '--commit')).stderr, /This root is in use/)
    assert.ok(
      (await distrustSigner(kit.deps, { signerId: old?.id ?? '', from: t.clock.now(), actor: { kind: 'operator' } }))
        .ok,
    )
    const [issuer] = (await trustOf(kit.deps)).issuers
    assert.deepEqual(issuer?.authorities, [derOf('root.pem').toBase64()])
  })
})

function strangersRequest(): string {
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'other.key')
  openssl('req', '-new', '-key', 'other.key', '-subj', '/C=UT/CN=DS 7', '-out', 'other.csr')
  return 'other.csr'
}

function derOf(name: string): Uint8Array {
  const body = readFileSync(file(name), 'utf8').replaceAll(/-----[A-Z ]+-----|\s/g, '')
  return new Uint8Array(Buffer.from(body, 'base64'))
}

async function answerForNewCard(): Promise<string> {
  const [issued] = await issuedCards(t, kit.deps, 1)
  const { card, slot, eventId: aboutId } = issued ?? assert.fail()
  const data = dataFor({ ...card, stateSince: t.clock.now() }, kit.deps.issuer, slot)
  const signed = await signDocument(kit.deps, {
    holderId: card.holderId,
    cardId: card.id,
    document: 'card',
    aboutId,
    data,
  })
  await publishChanges(kit.deps)
  const list = textOf((await kit.deps.objects.get(`status-lists/${slot.listId}`)) ?? new Uint8Array()) ?? ''
  const text = signed.ok ? signed.value.text : assert.fail(signed.refusal.why)
  assert.ok(text.length <= longestBarcodeText)
  return (await verifyCard(text, { trust: await trustOf(kit.deps), now: t.clock.now(), statusLists: [list] })).answer
}
