import * as kinds from './kinds.ts'
import { stripeKey, stripeWebhookSecrets } from './payment-kinds.ts'
import { receiptSecrets, smppUrl, smtpUrl } from './service-urls.ts'

export interface Variable<T> {
  readonly kind: kinds.Kind<T>
  /** Taken when the variable is not set, written as it would be in the environment. */
  readonly default?: string
  /** For a default that depends on other variables: what it is, in words. */
  readonly otherwise?: string
  readonly description: string
  /** Never shown, neither in a message nor in a log. */
  readonly isSecret?: true
}

/** Every variable of the environment that Sapar reads. The reference docs are generated from this table. */
export const variables = {
  PORT: { kind: kinds.wholeNumber(0, 65_535), default: '3000', description: 'Port to listen on; 0 takes a free one.' },
  HOST: {
    kind: kinds.text,
    otherwise: '127.0.0.1 in the demo, else 0.0.0.0',
    description: 'Address to listen on. Outside the demo, put a proxy that ends TLS in front.',
  },
  SAPAR_PUBLIC_URL: {
    kind: kinds.siteUrl,
    otherwise: 'http://localhost:PORT in the demo, else it must be set',
    description:
      'Where people reach the site: written into mails, SMS and every card, and what passkeys are bound to. The start says when it is too long for a card’s bar code.',
  },
  TRUST_PROXY: {
    kind: kinds.wholeNumber(0, 10),
    default: '0',
    description: 'How many proxies stand in front, whose X-Forwarded-For is believed.',
  },
  SAPAR_DEMO: {
    kind: kinds.flag,
    otherwise: '1 while neither DATABASE_URL nor SMTP_URL is set, else 0',
    description: 'Demonstration with made-up people, one-click sign-in and an inbox instead of real mail and SMS.',
  },
  SAPAR_DATA: { kind: kinds.path, default: '.data', description: 'Folder for the built-in database, papers and keys.' },
  SAPAR_HOME: {
    kind: kinds.path,
    default: '/var/lib/sapar',
    description: 'Only as root: folder for the built-in database, because PostgreSQL does not run as root.',
  },
  DATABASE_URL: {
    kind: kinds.databaseUrl,
    otherwise: 'the built-in database',
    description: 'PostgreSQL 15 or newer, as the role that serves requests.',
    isSecret: true,
  },
  DATABASE_OWNER_URL: {
    kind: kinds.databaseUrl,
    otherwise: 'DATABASE_URL',
    description:
      'The same database as the role that owns the schema and migrates it. Needed to serve: the role of DATABASE_URL must not own the audit.',
    isSecret: true,
  },
  SAPAR_PROFILE: {
    kind: kinds.path,
    otherwise: 'the bundled example kz',
    description: 'File with card types, grounds, calendar and texts.',
  },
  SAPAR_ISSUER: {
    kind: kinds.issuerCode,
    default: 'UTO',
    description: 'Code of the issuing state. UTO is the specimen state, and the only one in the demo.',
  },
  SAPAR_ISSUER_COUNTRY: {
    kind: kinds.countryCode,
    otherwise: 'UT in the demo, else it must be set',
    description: 'The issuing state in two letters, for the certificates of its signers.',
  },
  SAPAR_AUTHORITY_NAME: {
    kind: kinds.text,
    default: 'Specimen Travel Authority',
    description: 'Name of the authority, on pages and letters.',
  },
  SMTP_URL: { kind: smtpUrl, description: 'Server that takes our mail.', isSecret: true },
  SMTP_FROM: { kind: kinds.mailSender, description: 'Sender of our mail.' },
  DKIM_DOMAIN: { kind: kinds.dnsName, description: 'Domain that our mail is signed for (RFC 6376).' },
  DKIM_SELECTOR: { kind: kinds.dnsName, description: 'Selector under which the key is published in the DNS.' },
  DKIM_KEY_FILE: { kind: kinds.dkimKeyFile, description: 'Private key that signs our mail.' },
  SMS_TRANSPORT: { kind: kinds.choice('smpp', 'http'), description: 'How SMS leave: by SMPP or by an HTTP gateway.' },
  SMS_SENDER: { kind: kinds.smsSender, description: 'Sender that recipients of an SMS see.' },
  SMPP_URL: { kind: smppUrl, description: 'Message centre of the mobile operator (SMPP v3.4).', isSecret: true },
  SMS_HTTP_URL: { kind: kinds.httpUrl, description: 'Where the HTTP gateway takes SMS.' },
  SMS_HTTP_SECRET: { kind: kinds.text, description: 'Bearer token for the HTTP gateway.', isSecret: true },
  SMS_HTTP_RECEIPT_SECRETS: {
    kind: receiptSecrets,
    description:
      'What the HTTP gateway signs delivery receipts with (Standard Webhooks); several while one is replaced.',
    isSecret: true,
  },
  PAYMENTS: {
    kind: kinds.choice('none', 'stripe'),
    default: 'none',
    description: 'Who takes payments. The demo has a make-believe bank of its own.',
  },
  STRIPE_SECRET_KEY: {
    kind: stripeKey,
    description: 'Key for Stripe’s API; a restricted one needs Checkout Sessions, Refunds and Balance Transactions.',
    isSecret: true,
  },
  STRIPE_WEBHOOK_SECRETS: {
    kind: stripeWebhookSecrets,
    description:
      'What Stripe signs events to /api/v1/payment-events/stripe with (checkout.session.*, refund.*); several while one is replaced.',
    isSecret: true,
  },
  S3_URL: {
    kind: kinds.httpUrl,
    otherwise: 'a folder of SAPAR_DATA',
    description: 'Bucket for status lists and log, as https://host/bucket. Any cache or CDN may serve it.',
  },
  S3_REGION: { kind: kinds.text, default: 'auto', description: 'Region of the bucket.' },
  S3_ACCESS_KEY_ID: { kind: kinds.text, description: 'Name of the key that writes to the bucket.', isSecret: true },
  S3_SECRET_ACCESS_KEY: { kind: kinds.text, description: 'The key that writes to the bucket.', isSecret: true },
  PKCS11_MODULE: {
    kind: kinds.path,
    otherwise: 'keys are sealed files of SAPAR_DATA',
    description: 'Library of the token that keeps the keys of cards and status lists; needs pkcs11-tool (OpenSC).',
  },
  PKCS11_TOKEN: { kind: kinds.text, description: 'Label of the token.' },
  PKCS11_PIN: { kind: kinds.text, description: 'User PIN of the token.', isSecret: true },
  STATUS_LIST_SLOTS: {
    kind: kinds.choice('131072', '262144', '524288', '1048576'),
    default: '262144',
    description: 'Entries of a new status list. Larger ones hide a card among more, and take longer to fetch.',
  },
  LOG_WITNESSES: {
    kind: kinds.witnesses,
    description: 'Witnesses that cosign the log: «URL key», several with commas between.',
  },
  LOG_LEVEL: {
    kind: kinds.choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info',
    description: 'How much is logged. No level logs personal data.',
  },
  SAPAR_WORKERS: {
    kind: kinds.wholeNumber(0, 64),
    default: '4',
    description: 'Jobs that this process works on at a time; 0 leaves them to other processes.',
  },
} as const satisfies Record<string, Variable<unknown>>

export type VariableName = keyof typeof variables
export const variableNames = Object.keys(variables) as VariableName[]

type ValueOf<V> = V extends { readonly kind: kinds.Kind<infer T> } ? T : never
type WithDefault = { [K in VariableName]: (typeof variables)[K] extends { default: string } ? K : never }[VariableName]

/** The values read: there for certain where the table has a default. */
export type Values = { readonly [K in WithDefault]: ValueOf<(typeof variables)[K]> } & {
  readonly [K in Exclude<VariableName, WithDefault>]?: ValueOf<(typeof variables)[K]>
}
