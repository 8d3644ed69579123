import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Pkcs11Token } from '../keys/pkcs11-tool.ts'
import type { S3Settings } from '../objects/s3-object-store.ts'
import type { SmtpSettings } from '../mail/smtp-settings.ts'
import type { HttpGatewaySettings } from '../sms/http-gateway-settings.ts'
import type { SmppSettings } from '../sms/smpp-settings.ts'
import { StartupProblem } from '../startup-problem.ts'
import { crossCheck } from './cross-checks.ts'
import { readValues, type Environment, type SettingsMistake } from './read-values.ts'
import type { Values, VariableName } from './variables.ts'

export type { SettingsMistake } from './read-values.ts'

export interface Settings {
  readonly isDemo: boolean
  readonly host: string
  readonly port: number
  readonly publicUrl: URL
  /** Proxies in front of us whose X-Forwarded-For we believe, counted from the right. */
  readonly trustedProxies: number
  readonly dataDir: string
  readonly home: string
  readonly database:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'server'; readonly applicationUrl: string; readonly ownerUrl: string }
  /** Path of the profile; undefined takes the bundled one. */
  readonly profile: string | undefined
  readonly authority: { readonly issuerCode: string; readonly country: string; readonly name: string }
  /** Where status lists and log are published; undefined: a folder of the data. */
  readonly bucket: S3Settings | undefined
  /** Where the keys of cards and lists are; undefined: sealed files of the data. */
  readonly token: Pkcs11Token | undefined
  readonly statusListSlots: number
  readonly witnesses: readonly { readonly url: URL; readonly key: string }[]
  /** Undefined in the demo, which has servers of its own for both. */
  readonly mail: SmtpSettings | undefined
  readonly sms: SmsSettings | undefined
  /** Undefined where nothing is paid online, and in the demo, which has a bank of its own. */
  readonly payments: PaymentSettings | undefined
  readonly logLevel: Values['LOG_LEVEL']
  /** Jobs worked on at a time. */
  readonly workers: number
}

export type SmsSettings = { readonly sender: string } & (
  | { readonly transport: 'smpp'; readonly smpp: SmppSettings }
  | { readonly transport: 'http'; readonly http: HttpGatewaySettings }
)

export type PaymentSettings = {
  readonly provider: 'stripe'
  readonly secretKey: string
  readonly webhookSecrets: readonly string[]
}

/** Reads all settings, or lists every mistake in them at once. */
export function readSettings(env: Environment): Result<Settings, SettingsMistake[]> {
  const { values, mistakes } = readValues(env)
  const isSet = (name: VariableName) => Boolean(env[name])
  const isDemo = values.SAPAR_DEMO ?? !(isSet('DATABASE_URL') || isSet('SMTP_URL'))
  const wrong = new Set(mistakes.map(({ variable }) => variable))
  const crossed = crossCheck({ values, isDemo, isSet }).filter(({ variable }) => !wrong.has(variable))
  const all = [...mistakes, ...crossed]
  return all.length > 0 ? refuse(all) : ok(assemble(values, isDemo))
}

/** The same for the start of the program. */
export function settingsProblem(mistakes: readonly SettingsMistake[]): StartupProblem {
  return new StartupProblem(
    mistakes.length === 1 ? 'One setting is wrong.' : `${mistakes.length} settings are wrong.`,
    'Correct these variables of the environment and start Sapar again; docs/reference/configuration.md lists all of them.',
    mistakes.map(({ variable, wrong, expected }) => `${variable} ${wrong}; expected: ${expected}.`),
  )
}

function assemble(values: Values, isDemo: boolean): Settings {
  const port = values.PORT
  return {
    isDemo,
    host: values.HOST ?? (isDemo ? '127.0.0.1' : '0.0.0.0'),
    port,
    publicUrl: values.SAPAR_PUBLIC_URL ?? new URL(`http://localhost:${port}`),
    trustedProxies: values.TRUST_PROXY,
    dataDir: values.SAPAR_DATA,
    home: values.SAPAR_HOME,
    database: databaseOf(values),
    profile: values.SAPAR_PROFILE,
    authority: {
      issuerCode: values.SAPAR_ISSUER,
      country: values.SAPAR_ISSUER_COUNTRY ?? specimenCountry,
      name: values.SAPAR_AUTHORITY_NAME,
    },
    bucket: bucketOf(values),
    token: tokenOf(values),
    statusListSlots: Number(values.STATUS_LIST_SLOTS),
    witnesses: values.LOG_WITNESSES ?? [],
    mail: mailOf(values),
    sms: smsOf(values),
    payments: paymentsOf(values),
    logLevel: values.LOG_LEVEL,
    workers: values.SAPAR_WORKERS,
  }
}

function databaseOf({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }: Values): Settings['database'] {
  return url === undefined ? { kind: 'embedded' } : { kind: 'server', applicationUrl: url, ownerUrl: ownerUrl ?? url }
}

/** Utopia, as ICAO's specimens write it; outside the demo the country has to be set. */
const specimenCountry = 'UT'

function bucketOf(values: Values): S3Settings | undefined {
  const { S3_URL: url, S3_REGION: region, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = values
  if (!url || id === undefined || secret === undefined) return undefined
  return { endpoint: url.href.replace(/\/$/, ''), region, accessKeyId: id, secretAccessKey: secret }
}

function tokenOf({ PKCS11_MODULE: module, PKCS11_TOKEN: label, PKCS11_PIN: pin }: Values): Pkcs11Token | undefined {
  return module === undefined || label === undefined || pin === undefined ? undefined : { module, label, pin }
}

function mailOf(values: Values): SmtpSettings | undefined {
  const {
    SMTP_URL: server,
    SMTP_FROM: from,
    DKIM_DOMAIN: domain,
    DKIM_SELECTOR: selector,
    DKIM_KEY_FILE: privateKey,
  } = values
  if (!server || !from) return undefined
  const isSigned = domain !== undefined && selector !== undefined && privateKey !== undefined
  return { ...server, from, ...(isSigned ? { dkim: { domain, selector, privateKey } } : {}) }
}

function smsOf(values: Values): SmsSettings | undefined {
  const { SMS_TRANSPORT: transport, SMS_SENDER: sender, SMPP_URL: smpp } = values
  if (!transport || sender === undefined) return undefined
  if (transport === 'smpp') return smpp && { transport, sender, smpp }
  const { SMS_HTTP_URL: url, SMS_HTTP_SECRET: bearerSecret, SMS_HTTP_RECEIPT_SECRETS: secrets } = values
  if (!url || bearerSecret === undefined || !secrets) return undefined
  return { transport, sender, http: { sendUrl: url.href, bearerSecret, receiptSecrets: secrets } }
}

function paymentsOf(values: Values): PaymentSettings | undefined {
  const { PAYMENTS: provider, STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRETS: webhookSecrets } = values
  if (provider === 'none' || secretKey === undefined || !webhookSecrets) return undefined
  return { provider, secretKey, webhookSecrets }
}
