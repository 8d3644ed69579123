import type { Command } from 'commander'
import { signerRoles, type SignerRole } from '#domain/credentials/signer-life-cycle.ts'
import {
  distrustSigner,
  listSigners,
  planRoll,
  rollSigner,
  type CredentialsDeps,
  type DistrustRefusal,
  type RollRefusal,
  type RollStep,
  type Signer,
} from '#modules/credentials'
import { certificateHash } from '#modules/credentials'
import type { CliContext } from './context.ts'
import { registerCertificateCommands } from './keys-certificates.ts'
import { dryRunEnd, withCredentials } from './credentials-store.ts'

type Options = { readonly commit?: boolean; readonly json?: boolean; readonly urgent?: boolean; readonly from?: string }

const operator = { kind: 'operator' } as const

/** `sapar keys …`: the keys that sign cards, lists and log, by what is public of them. */
export function registerKeysCommands(program: Command, context: CliContext): void {
  const keys = program.command('keys').description('keys that sign cards, status lists and the log')
  keys
    .command('list')
    .description('every signer there ever was, with its state and period')
    .option('--json', 'print the result as JSON')
    .action((options: Options) => withCredentials(context, (deps) => list(context, deps, options)))
  keys
    .command('roll')
    .description('announce the next signer of a role, or let the announced one take over')
    .argument('<role>', signerRoles.join(', '))
    .option('--commit', 'do it; without it, only tell what would be done')
    .option('--urgent', 'take over although the time of announcement is not over')
    .action((role: string, options: Options) => withCredentials(context, (deps) => roll(context, deps, role, options)))
  registerCertificateCommands(keys, context)
  keys
    .command('distrust')
    .description('end trust in a signer at once; a new one takes over and the lists are signed again')
    .argument('<id>', 'as "sapar keys list" shows it')
    .option('--from <instant>', 'since when it is not to be believed, ISO 8601; default: now')
    .option('--commit', 'do it; without it, only tell what would be done')
    .action((id: string, options: Options) => withCredentials(context, (deps) => distrust(context, deps, id, options)))
}

async function list({ stdout }: CliContext, deps: CredentialsDeps, { json }: Options): Promise<void> {
  const signers = (await listSigners(deps.db)).map(told)
  if (json) return void stdout.write(`${JSON.stringify(signers)}\n`)
  const lines = signers.map(
    ({ id, role, state, validUntil }) => `${id}  ${role.padEnd(11)}  ${state.padEnd(10)}  until ${validUntil}\n`,
  )
  stdout.write(lines.join(''))
}

function told({ id, role, state, keyName, certificate, validFrom, validUntil, distrustedFrom }: Signer) {
  return {
    id,
    role,
    state,
    keyName,
    certificate: certificate ? certificateHash(certificate) : null,
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
    distrustedFrom: distrustedFrom?.toISOString() ?? null,
  }
}

async function roll(context: CliContext, deps: CredentialsDeps, role: string, options: Options): Promise<void> {
  if (!isRole(role)) return failWith(context, `There is no role ${role}. Roles are: ${signerRoles.join(', ')}.`)
  if (!options.commit) {
    context.stdout.write(`${sentenceFor(role, await planRoll(deps, role), options)}\n${dryRunEnd}\n`)
    return
  }
  const rolled = await rollSigner(deps, { role, actor: operator, isUrgent: options.urgent === true })
  if (rolled.ok) return void context.stdout.write(`Done: ${sentenceFor(role, rolled.value, options)}\n`)
  failWith(context, rollSentence(role, rolled.refusal))
}

function rollSentence(role: SignerRole, refusal: RollRefusal): string {
  switch (refusal.code) {
    case 'signer-announced-too-recently':
      return `The next signer was announced too recently: wait until ${refusal.until.toISOString()}, or add --urgent.`
    case 'signer-root-offline':
      return `The root's key is not here: "sapar keys request ${role}" makes a request that it can sign elsewhere.`
    case 'signer-not-certified':
      return 'The next signer waits for its certificate: "sapar keys install" takes it in.'
    default:
      return 'Somebody else changed the signers meanwhile: look with "sapar keys list", and run this again.'
  }
}

const isRole = (text: string): text is SignerRole => (signerRoles as readonly string[]).includes(text)

function sentenceFor(role: SignerRole, step: RollStep, { urgent }: Options): string {
  switch (step.step) {
    case 'announce':
      return `the next signer for ${role} is made and announced.`
    case 'wait':
      return urgent
        ? `the announced signer ${step.announced.id} takes over for ${role} before its time.`
        : `the next signer for ${role} is announced; it takes over from ${step.until.toISOString()} on.`
    case 'take-over':
      return `signer ${step.announced.id} takes over for ${role}; ${step.active.id} retires.`
  }
}

async function distrust(context: CliContext, deps: CredentialsDeps, id: string, options: Options): Promise<void> {
  const from = options.from === undefined ? deps.clock.now() : new Date(options.from)
  if (Number.isNaN(from.getTime()))
    return failWith(context, `${options.from} is no instant; write it as 2026-09-01T04:00:00Z.`)
  const signer = (await listSigners(deps.db)).find((one) => one.id === id)
  if (!signer) return failWith(context, `There is no signer ${id}; "sapar keys list" shows them.`)
  const what = `Trust in ${signer.keyName} (${signer.role}, ${signer.state}) ends from ${from.toISOString()} on.`
  if (!options.commit) return void context.stdout.write(`${what}\n${dryRunEnd}\n`)
  const done = await distrustSigner(deps, { signerId: id, from, actor: operator })
  if (!done.ok) return failWith(context, distrustSentence(signer.role, done.refusal))
  const next = done.value.successorId === undefined ? '' : ` Signer ${done.value.successorId} signs from now on.`
  context.stdout.write(`${what}${next}\nTell verifiers: /.well-known/sapar-trust.json names it as distrusted.\n`)
}

function distrustSentence(role: SignerRole, { code }: DistrustRefusal): string {
  switch (code) {
    case 'signer-is-root':
      return 'This root is in use: install another one, let it take over with "sapar keys roll root --urgent", then distrust this.'
    case 'signer-root-offline':
      return `Nothing would sign afterwards: request and install another signer for ${role} first.`
    default:
      return `This cannot be done: ${code}.`
  }
}

function failWith(context: CliContext, sentence: string): void {
  context.stderr.write(`${sentence}\n`)
  context.fail()
}
