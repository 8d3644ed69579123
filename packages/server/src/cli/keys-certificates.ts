import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { longestSignerCertificate } from '#domain/cards/barcode-room.ts'
import {
  documentTypesOf,
  installCertificate,
  requestableRoles,
  requestCertificate,
  type CredentialsDeps,
  type InstallRefusal,
  type RequestableRole,
} from '#modules/credentials'
import type { CliContext } from './context.ts'
import { dryRunEnd, withCredentials } from './credentials-store.ts'

type Options = { readonly commit?: boolean }

const operator = { kind: 'operator' } as const

/** `sapar keys request` and `sapar keys install`: for an authority that keeps its root off line. */
export function registerCertificateCommands(keys: Command, context: CliContext): void {
  keys
    .command('request')
    .description('make the next key of a role and a request for its certificate, to be signed where the root is')
    .argument('<role>', requestableRoles.join(', '))
    .option('--commit', 'do it; without it, only tell what would be done')
    .action((role: string, options: Options) =>
      withCredentials(context, (deps) => request(context, deps, role, options)),
    )
  keys
    .command('install')
    .description('take in a certificate, of a requested key or of a root off line; "keys roll" lets it take over')
    .argument('<file>', 'certificate, PEM or DER; - for standard input')
    .option('--commit', 'do it; without it, only tell what would be done')
    .action((file: string, options: Options) =>
      withCredentials(context, (deps) => install(context, deps, file, options)),
    )
}

async function request(context: CliContext, deps: CredentialsDeps, role: string, options: Options): Promise<void> {
  if (!isRequestable(role))
    return failWith(context, `There is no role ${role}. Roles are: ${requestableRoles.join(', ')}.`)
  const types = documentTypesOf[role].join(' ')
  if (!options.commit) {
    return void context.stdout.write(`A key for ${role} would be made, to be certified for ${types}.\n${dryRunEnd}\n`)
  }
  const made = await requestCertificate(deps, { role, actor: operator })
  if (!made.ok) return failWith(context, requestSentences[made.refusal.code])
  context.stderr.write(`Request for ${made.value.keyName}, to be certified for ${types} and nothing else.\n`)
  context.stdout.write(pem('CERTIFICATE REQUEST', made.value.request))
}

const requestSentences = {
  'signer-announced-already':
    'The next signer of this role is announced and has its certificate: "sapar keys roll" goes on with it.',
  'changed-meanwhile': 'Somebody else changed the signers meanwhile: look with "sapar keys list", and run this again.',
} as const

const isRequestable = (text: string): text is RequestableRole => (requestableRoles as readonly string[]).includes(text)

async function install(context: CliContext, deps: CredentialsDeps, file: string, options: Options): Promise<void> {
  const bytes = await (file === '-' ? buffer(context.stdin) : readFile(file)).catch(() => undefined)
  const certificate = bytes && derOf(bytes)
  if (!certificate) return failWith(context, `${file} holds no certificate in PEM or DER.`)
  const installed = await installCertificate(deps, { certificate, actor: operator, isRehearsal: !options.commit })
  if (!installed.ok) return failWith(context, installSentence(installed.refusal))
  const { role } = installed.value
  const what = `The certificate fits${role === 'root' ? ' and is that of a root' : ` the key that waits for it, role ${role}`}.`
  const next = `Announced from now on; "sapar keys roll ${role}" lets it take over when its time has come.`
  context.stdout.write(`${what}\n${options.commit ? next : dryRunEnd}\n`)
}

function installSentence(refusal: InstallRefusal): string {
  switch (refusal.code) {
    case 'certificate-not-sound':
      return `This certificate cannot be installed: ${unsoundSentences[refusal.why]}.`
    case 'signer-announced-already':
      return 'Another root is announced already; "sapar keys roll root" lets it take over.'
    case 'changed-meanwhile':
      return requestSentences['changed-meanwhile']
  }
}

type Why = Extract<InstallRefusal, { code: 'certificate-not-sound' }>['why']

const unsoundSentences: Readonly<Record<Why, string>> = {
  unreadable: 'it is no X.509 certificate that our verifier reads',
  'other-country': 'it names another country than this authority’s',
  'not-in-force': 'it is not in force now',
  signature: 'the signature on it is not that of the root it names',
  'unknown-root': 'none of our roots has made it',
  usage: 'it must be for bar codes (2.23.136.1.1.14.2) and for no authority',
  'document-types': 'it must name exactly the types of documents that the request was for',
  'too-long': `it has more than ${longestSignerCertificate} bytes, so cards would not fit their bar codes; docs/keys-off-line.md makes a shorter one`,
  'no-such-key': 'no key that was requested here has it',
}

/** RFC 7468, or the bytes themselves. */
function derOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const text = Buffer.from(bytes).toString('latin1')
  const inside = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/.exec(text)?.[1]
  if (inside !== undefined) return new Uint8Array(Buffer.from(inside, 'base64'))
  return bytes[0] === 0x30 ? new Uint8Array(bytes) : undefined
}

function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

function failWith(context: CliContext, sentence: string): void {
  context.stderr.write(`${sentence}\n`)
  context.fail()
}
