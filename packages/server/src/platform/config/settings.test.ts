import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Environment } from './read-values.ts'
import { readSettings, settingsProblem, type Settings, type SettingsMistake } from './settings.ts'
import { variableNames, variables, type Variable } from './variables.ts'

const folder = mkdtempSync(join(tmpdir(), 'sapar-settings-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function keyFile(bits: number): string {
  const file = join(folder, `${bits}.pem`)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return file
}
const goodKey = keyFile(2048)
const shortKey = keyFile(1024)

const secret = 'k1ngf1sher'

/** An installation as an operator would run it. */
const inService: Environment = {
  SAPAR_PUBLIC_URL: 'https://travel.example.org',
  SAPAR_ISSUER: 'ABC',
  SAPAR_ISSUER_COUNTRY: 'AB',
  SAPAR_AUTHORITY_NAME: 'Travel Office',
  DATABASE_URL: `postgres://sapar_app:${secret}@db.example.org/sapar`,
  SMTP_URL: `smtp://mailer:${secret}%40@mail.example.org`,
  SMTP_FROM: 'Travel Office <no-reply@example.org>',
  SMS_TRANSPORT: 'smpp',
  SMS_SENDER: 'Travel',
  SMPP_URL: `smpp://esme:${secret}@smsc.example.org`,
}

const byHttp: Environment = {
  ...inService,
  SMS_TRANSPORT: 'http',
  SMPP_URL: '',
  SMS_HTTP_URL: 'https://sms.example.org/send',
  SMS_HTTP_SECRET: secret,
  SMS_HTTP_RECEIPT_SECRETS: `whsec_${Buffer.alloc(24, 1).toString('base64')},whsec_${Buffer.alloc(32, 2).toString('base64')}`,
}

function settingsOf(env: Environment): Settings {
  const read = readSettings(env)
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.refusal))
  return read.value
}

function mistakesOf(env: Environment): SettingsMistake[] {
  const read = readSettings(env)
  return read.ok ? [] : read.refusal
}

test('with nothing set it is a demonstration on this machine alone', () => {
  assert.deepEqual(settingsOf({}), {
    isDemo: true,
    host: '127.0.0.1',
    port: 3000,
    publicUrl: new URL('http://localhost:3000'),
    trustedProxies: 0,
    dataDir: '.data',
    home: '/var/lib/sapar',
    database: { kind: 'embedded' },
    profile: undefined,
    authority: { issuerCode: 'UTO', country: 'UT', name: 'Specimen Travel Authority' },
    bucket: undefined,
    token: undefined,
    statusListSlots: 262_144,
    witnesses: [],
    mail: undefined,
    sms: undefined,
    payments: undefined,
    logLevel: 'info',
    workers: 4,
  })
})

test('an operator’s settings reach the adapters in their own form', () => {
  const settings = settingsOf({ ...inService, DATABASE_OWNER_URL: 'postgresql://sapar@db/sapar', TRUST_PROXY: '1' })
  assert.equal(settings.isDemo, false)
  assert.equal(settings.host, '0.0.0.0')
  assert.equal(settings.trustedProxies, 1)
  assert.deepEqual(settings.database, {
    kind: 'server',
    applicationUrl: inService['DATABASE_URL'],
    ownerUrl: 'postgresql://sapar@db/sapar',
  })
  assert.deepEqual(settings.mail, {
    host: 'mail.example.org',
    port: 587,
    security: 'starttls',
    login: { user: 'mailer', password: `${secret}@` },
    from: { name: 'Travel Office', address: 'no-reply@example.org' },
  })
  assert.deepEqual(settings.sms, {
    transport: 'smpp',
    sender: 'Travel',
    smpp: { host: 'smsc.example.org', port: 2775, isTls: false, systemId: 'esme', password: secret },
  })
})

test('SMS can leave through an HTTP gateway', () => {
  const { sms } = settingsOf(byHttp)
  assert.equal(sms?.transport, 'http')
  assert.deepEqual(sms.transport === 'http' && sms.http.receiptSecrets.length, 2)
})

const paying: Environment = {
  ...inService,
  PAYMENTS: 'stripe',
  STRIPE_SECRET_KEY: 'sk_test_k1ngf1sher',
  STRIPE_WEBHOOK_SECRETS: 'whsec_k1ngf1sherk1ngf1sher, whsec_0123456789abcdef',
}

test('payments go through Stripe when all of it is there', () => {
  assert.equal(settingsOf(inService).payments, undefined)
  assert.deepEqual(settingsOf(paying).payments, {
    provider: 'stripe',
    secretKey: 'sk_test_k1ngf1sher',
    webhookSecrets: ['whsec_k1ngf1sherk1ngf1sher', 'whsec_0123456789abcdef'],
  })
  const wrong = (changes: Environment) => mistakesOf({ ...paying, ...changes }).map(({ variable }) => variable)
  assert.deepEqual(wrong({ STRIPE_SECRET_KEY: '' }), ['STRIPE_SECRET_KEY'])
  assert.deepEqual(wrong({ STRIPE_WEBHOOK_SECRETS: '' }), ['STRIPE_WEBHOOK_SECRETS'])
  assert.deepEqual(wrong({ STRIPE_SECRET_KEY: 'pk_test_k1ngf1sher' }), ['STRIPE_SECRET_KEY'])
  assert.deepEqual(wrong({ STRIPE_WEBHOOK_SECRETS: 'whsec_k1ngf1sherk1ngf1sher,nothing' }), ['STRIPE_WEBHOOK_SECRETS'])
  assert.deepEqual(
    mistakesOf({ PAYMENTS: 'stripe' }).map(({ variable }) => variable),
    ['PAYMENTS'],
    'a demo takes nobody’s money',
  )
  assert.doesNotMatch(JSON.stringify(mistakesOf({ ...paying, STRIPE_SECRET_KEY: 'pk_k1ngf1sher' })), /k1ngf1sher/)
})

test('mail is signed when all of DKIM is there', () => {
  const dkim = { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'sapar1', DKIM_KEY_FILE: goodKey }
  const { mail } = settingsOf({ ...inService, ...dkim })
  assert.equal(mail?.dkim?.selector, 'sapar1')
  assert.match(mail.dkim.privateKey, /BEGIN PRIVATE KEY/)
})

test('an empty variable counts as not set', () => {
  assert.deepEqual(settingsOf({ PORT: '', DATABASE_URL: '', SAPAR_DEMO: '' }), settingsOf({}))
})

test('the demo ends as soon as an operator names a database or a mail server', () => {
  assert.ok(mistakesOf({ DATABASE_URL: 'postgres://db/sapar' }).length > 0)
  assert.equal(settingsOf({ DATABASE_URL: 'postgres://db/sapar', SAPAR_DEMO: '1' }).isDemo, true)
  assert.equal(settingsOf({ ...inService, DATABASE_URL: '' }).database.kind, 'embedded')
})

const accepted: readonly [Environment, (settings: Settings) => unknown, unknown][] = [
  [{ PORT: '0' }, ({ port }) => port, 0],
  [{ PORT: '8080' }, ({ publicUrl }) => publicUrl.href, 'http://localhost:8080/'],
  [{ HOST: '::1' }, ({ host }) => host, '::1'],
  [{ ...inService, SAPAR_PUBLIC_URL: 'http://127.0.0.1:3000' }, ({ publicUrl }) => publicUrl.port, '3000'],
  [
    { ...inService, SMTP_URL: 'smtps://mail' },
    ({ mail }) => [mail?.port, mail?.security, mail?.login],
    [465, 'tls', undefined],
  ],
  [{ ...inService, SMTP_URL: 'smtp://[::1]:25?security=none' }, ({ mail }) => [mail?.host, mail?.port], ['::1', 25]],
  [{ ...inService, SMTP_FROM: 'a@example.org' }, ({ mail }) => mail?.from, { name: '', address: 'a@example.org' }],
  [{ ...inService, SMPP_URL: 'smpps://u:p@smsc' }, ({ sms }) => sms?.transport === 'smpp' && sms.smpp.port, 3550],
  [{ ...inService, SMS_SENDER: '+77010000000' }, ({ sms }) => sms?.sender, '+77010000000'],
  [{ ...byHttp, SMS_HTTP_URL: 'http://localhost:9000/' }, ({ sms }) => sms?.transport, 'http'],
  [
    { ...inService, DATABASE_URL: 'postgres://db/sapar' },
    ({ database }) => database.kind === 'server' && database.ownerUrl,
    'postgres://db/sapar',
  ],
]

for (const [env, part, expected] of accepted) {
  test(`accepted: ${differenceFrom(env)}`, () => assert.deepEqual(part(settingsOf(env)), expected))
}

/** Each with the variables it is expected to name, and no others. */
const refused: readonly [Environment, ...string[]][] = [
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '80a' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ SAPAR_DEMO: 'yes' }, 'SAPAR_DEMO'],
  [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ SAPAR_WORKERS: '65' }, 'SAPAR_WORKERS'],
  [{ SAPAR_ISSUER: 'KAZ' }, 'SAPAR_ISSUER'],
  [{ SAPAR_PUBLIC_ULR: 'https://typo.example.org' }, 'SAPAR_PUBLIC_ULR'],
  [{ SAPAR_PUBLIC_URL: 'https://host/below' }, 'SAPAR_PUBLIC_URL'],
  [{ SAPAR_PUBLIC_URL: 'ftp://host' }, 'SAPAR_PUBLIC_URL'],
  [{ SAPAR_DEMO: '1', SMTP_URL: 'smtp://mail' }, 'SMTP_URL'],
  [{ SMS_TRANSPORT: 'smpp' }, 'SMS_TRANSPORT'],
  [{ ...inService, SAPAR_PUBLIC_URL: 'http://travel.example.org' }, 'SAPAR_PUBLIC_URL'],
  [{ ...inService, SAPAR_PUBLIC_URL: '' }, 'SAPAR_PUBLIC_URL'],
  [{ ...inService, SAPAR_ISSUER: '' }, 'SAPAR_ISSUER'],
  [{ ...inService, SAPAR_ISSUER: 'abc' }, 'SAPAR_ISSUER'],
  [{ ...inService, SAPAR_AUTHORITY_NAME: '' }, 'SAPAR_AUTHORITY_NAME'],
  [{ ...inService, DATABASE_URL: 'mysql://db/sapar' }, 'DATABASE_URL'],
  [{ ...inService, DATABASE_URL: 'no url' }, 'DATABASE_URL'],
  [{ ...inService, DATABASE_URL: '', DATABASE_OWNER_URL: 'postgres://db/sapar' }, 'DATABASE_URL'],
  [{ ...inService, SMTP_URL: '' }, 'SMTP_URL'],
  [{ ...inService, SMTP_URL: 'smtp://mail?security=none' }, 'SMTP_URL'],
  [{ ...inService, SMTP_URL: 'smtp://mail?security=perhaps' }, 'SMTP_URL'],
  [{ ...inService, SMTP_URL: 'https://mail' }, 'SMTP_URL'],
  [{ ...inService, SMTP_FROM: '' }, 'SMTP_FROM'],
  [{ ...inService, SMTP_FROM: 'Office <nobody>' }, 'SMTP_FROM'],
  [{ ...inService, SMS_SENDER: 'An overlong sender' }, 'SMS_SENDER'],
  [{ ...inService, SMS_TRANSPORT: 'pigeon' }, 'SMS_TRANSPORT'],
  [{ ...inService, SMS_TRANSPORT: '' }, 'SMS_TRANSPORT'],
  [{ ...inService, SMPP_URL: '' }, 'SMPP_URL'],
  [{ ...inService, SMPP_URL: 'smpp://smsc' }, 'SMPP_URL'],
  [{ ...byHttp, SMS_HTTP_URL: '', SMS_HTTP_SECRET: '' }, 'SMS_HTTP_URL', 'SMS_HTTP_SECRET'],
  [{ ...byHttp, SMS_HTTP_URL: 'http://sms.example.org/' }, 'SMS_HTTP_URL'],
  [{ ...byHttp, SMS_HTTP_RECEIPT_SECRETS: 'whsec_c2hvcnQ=' }, 'SMS_HTTP_RECEIPT_SECRETS'],
  [{ ...inService, DKIM_DOMAIN: 'example.org' }, 'DKIM_SELECTOR', 'DKIM_KEY_FILE'],
  [{ ...inService, DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's', DKIM_KEY_FILE: shortKey }, 'DKIM_KEY_FILE'],
  [{ ...inService, DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's', DKIM_KEY_FILE: '/no/such' }, 'DKIM_KEY_FILE'],
]

for (const [env, ...names] of refused) {
  test(`refused: ${differenceFrom(env)}`, () => {
    assert.deepEqual(
      mistakesOf(env).map(({ variable }) => variable),
      names,
    )
  })
}

test('every mistake is told at once', () => {
  const names = mistakesOf({ PORT: 'x', SAPAR_DEMO: '0', LOG_LEVEL: 'loud', TRUST_PROXY: '99' }).map((m) => m.variable)
  assert.deepEqual(names.toSorted(), [
    'LOG_LEVEL',
    'PORT',
    'SAPAR_AUTHORITY_NAME',
    'SAPAR_ISSUER',
    'SAPAR_ISSUER_COUNTRY',
    'SAPAR_PUBLIC_URL',
    'SMS_SENDER',
    'SMS_TRANSPORT',
    'SMTP_FROM',
    'SMTP_URL',
    'TRUST_PROXY',
  ])
})

test('a mistake says what was found and what is expected', () => {
  assert.deepEqual(mistakesOf({ PORT: 'eighty' }), [
    { variable: 'PORT', wrong: 'is «eighty»', expected: 'a whole number from 0 to 65535' },
  ])
  const problem = settingsProblem(mistakesOf({ PORT: 'eighty' }))
  assert.equal(problem.sentence, 'One setting is wrong.')
  assert.deepEqual(problem.details, ['PORT is «eighty»; expected: a whole number from 0 to 65535.'])
  assert.equal(settingsProblem(mistakesOf({ PORT: 'x', SAPAR_DEMO: 'x' })).sentence, '2 settings are wrong.')
})

test('no mistake gives a secret away, whatever is wrong with it', () => {
  const secrets = variableNames.filter((name) => (variables[name] as Variable<unknown>).isSecret)
  assert.ok(secrets.length >= 6)
  const spoilt = fc.tuple(
    fc.constantFrom(...secrets),
    fc.constantFrom(`${secret}://`, `x ${secret}`, `smtp://${secret}:${secret}@`, secret),
  )
  fc.assert(
    fc.property(spoilt, ([name, value]) => {
      assert.ok(!JSON.stringify(mistakesOf({ ...byHttp, [name]: value })).includes(secret))
    }),
  )
})

test('nor is a password shown that was put where none belongs', () => {
  const told = JSON.stringify(mistakesOf({ SAPAR_PUBLIC_URL: `https://me:${secret}@host` }))
  assert.match(told, /SAPAR_PUBLIC_URL/)
  assert.ok(!told.includes(secret), told)
})

function differenceFrom(env: Environment): string {
  const base = env['SMS_HTTP_URL'] === undefined ? inService : byHttp
  const changed = Object.entries(env).filter(([name, value]) => base[name] !== value)
  return changed.map(([name, value]) => `${name}=${value?.replace(folder, '')}`).join(' ')
}

test('bucket, token and witnesses are taken as they are written', () => {
  const key = 'witness.example+00112233+BGJhc2U2NA=='
  const read = settingsOf({
    ...inService,
    S3_URL: 'https://s3.example.org/sapar/',
    S3_REGION: 'eu-1',
    S3_ACCESS_KEY_ID: 'writer',
    S3_SECRET_ACCESS_KEY: secret,
    PKCS11_MODULE: '/usr/lib/softhsm/libsofthsm2.so',
    PKCS11_TOKEN: 'sapar',
    PKCS11_PIN: secret,
    STATUS_LIST_SLOTS: '1048576',
    LOG_WITNESSES: `https://witness.example/ ${key}, https://other.example/w ${key}`,
  })
  const endpoint = 'https://s3.example.org/sapar'
  assert.deepEqual(read.bucket, { endpoint, region: 'eu-1', accessKeyId: 'writer', secretAccessKey: secret })
  assert.deepEqual(read.token, { module: '/usr/lib/softhsm/libsofthsm2.so', label: 'sapar', pin: secret })
  assert.equal(read.statusListSlots, 1_048_576)
  assert.deepEqual(
    read.witnesses.map(({ url }) => url.href),
    ['https://witness.example/', 'https://other.example/w'],
  )
})

for (const [what, wrong] of [
  ['half a bucket', { S3_URL: 'https://s3.example.org/sapar' }],
  ['a bucket in the clear', { S3_URL: 'http://s3.example.org/b', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: secret }],
  ['a token without its PIN', { PKCS11_MODULE: '/lib/p11.so', PKCS11_TOKEN: 'sapar' }],
  ['a witness without its key', { LOG_WITNESSES: 'https://witness.example/' }],
  ['a list of another size', { STATUS_LIST_SLOTS: '1000' }],
  ['a country in three letters', { SAPAR_ISSUER_COUNTRY: 'ABC' }],
] as const) {
  test(`${what} is refused`, () => assert.ok(mistakesOf({ ...inService, ...wrong }).length > 0))
}
