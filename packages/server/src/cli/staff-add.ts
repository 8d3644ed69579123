import type { Command } from 'commander'
import { isLanguage, languages } from '#domain/languages.ts'
import { staffRoles, type StaffRole } from '#domain/people/staff-roles.ts'
import { inviteStaffMember, type InviteRefusal, type InviteStaffMember } from '#modules/accounts'
import type { CliContext } from './context.ts'

type Options = { readonly name: string; readonly role: string; readonly language: string; readonly json?: boolean }

/** `sapar staff add USER-NAME`: the only way to make staff. There is no page for it, so no session can be abused for it. */
export function registerStaffAdd(staff: Command, context: CliContext): void {
  staff
    .command('add')
    .description('invite somebody to the office and print the one-time link that sets up their access')
    .argument('<user-name>', 'what they will sign in with')
    .requiredOption('--name <text>', 'the name that colleagues see')
    .requiredOption('--role <role>', staffRoles.join(', '))
    .option('--language <code>', languages.join(', '), 'en')
    .option('--json', 'print the result as JSON')
    .action((userName: string, options: Options) => addStaff(context, userName, options))
}

async function addStaff(context: CliContext, userName: string, options: Options): Promise<void> {
  const command = readCommand(userName, options)
  if (typeof command === 'string') return failWith(context, command)
  const store = await context.open()
  try {
    const invited = await inviteStaffMember(store, command)
    if (!invited.ok) return failWith(context, sentenceFor(invited.refusal, userName))
    const { principalId, token, expiresAt } = invited.value
    const link = new URL(`/office/enrol/${token}`, store.publicUrl).href
    const told = { principalId, userName: invited.value.userName, role: command.role, link, expiresAt }
    context.stdout.write(options.json ? `${JSON.stringify(told)}\n` : textFor(told))
  } finally {
    await store.close()
  }
}

/** The command, or the sentence that says what is wrong with the words. */
function readCommand(userName: string, { name, role, language }: Options): InviteStaffMember | string {
  if (!isStaffRole(role)) return `There is no role ${role}. Roles are: ${staffRoles.join(', ')}.`
  if (!isLanguage(language)) return `There is no language ${language}. Languages are: ${languages.join(', ')}.`
  return { userName, displayName: name, role, language }
}

const isStaffRole = (text: string): text is StaffRole => (staffRoles as readonly string[]).includes(text)

type Told = { readonly userName: string; readonly role: StaffRole; readonly link: string; readonly expiresAt: Date }

function textFor({ userName, role, link, expiresAt }: Told): string {
  return [
    `${userName} is invited as ${role}. Hand this link over in person; it works once, until ${expiresAt.toISOString()}:`,
    '',
    `  ${link}`,
    '',
    '',
  ].join('\n')
}

function sentenceFor(refusal: InviteRefusal, userName: string): string {
  switch (refusal.code) {
    case 'user-name-taken':
      return `The user name ${userName} is taken. "sapar staff disable" ends the access of whoever has it; the name stays theirs.`
    case 'display-name-missing':
      return 'The name must not be empty: colleagues see it beside every decision.'
    case 'user-name-too-short':
      return `The user name must have at least ${refusal.min} characters.`
    case 'user-name-too-long':
      return `The user name must have at most ${refusal.max} characters.`
    case 'user-name-has-other-characters':
      return 'The user name may hold letters, digits, dots, hyphens and underscores only.'
  }
}

function failWith(context: CliContext, sentence: string): void {
  context.stderr.write(`${sentence}\n`)
  context.fail()
}
