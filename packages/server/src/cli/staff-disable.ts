import type { Command } from 'commander'
import { disableStaffMember, listStaffMembers, type StaffMember } from '#modules/accounts'
import { signInNameKey } from '#domain/people/user-name.ts'
import type { CliContext, OpenedStore } from './context.ts'

type Options = { readonly commit?: boolean; readonly json?: boolean }

/** `sapar staff disable USER-NAME`: a dry run unless told to commit. */
export function registerStaffDisable(staff: Command, context: CliContext): void {
  staff
    .command('disable')
    .description('end somebody’s access to the office at once, open sessions included')
    .argument('<user-name>', 'whose access ends')
    .option('--commit', 'do it; without it, only tell whom it would concern')
    .option('--json', 'print the result as JSON')
    .action((userName: string, options: Options) => disableStaff(context, userName, options))
}

async function disableStaff(context: CliContext, userName: string, options: Options): Promise<void> {
  const store = await context.open()
  try {
    const member = (await listStaffMembers(store.db)).find(
      (one) => signInNameKey(one.userName) === signInNameKey(userName),
    )
    if (!member || member.state === 'disabled') return failWith(context, whyNot(member, userName))
    const sessionsEnded = options.commit ? await commit(store, member) : null
    const told = { userName: member.userName, role: member.role, committed: options.commit === true, sessionsEnded }
    context.stdout.write(options.json ? `${JSON.stringify(told)}\n` : textFor(member, sessionsEnded))
  } finally {
    await store.close()
  }
}

async function commit(store: OpenedStore, { userName }: StaffMember): Promise<number> {
  const disabled = await disableStaffMember(store, { userName })
  // Somebody else was quicker: the wish is fulfilled.
  return disabled.ok ? disabled.value.sessionsEnded : 0
}

function textFor({ userName, displayName, role }: StaffMember, sessionsEnded: number | null): string {
  const who = `${displayName} (${userName}, ${role})`
  if (sessionsEnded === null) return `Would end the access of ${who}. Nothing is changed yet: add --commit to do it.\n`
  return `The access of ${who} has ended. Open sessions that ended with it: ${sessionsEnded}.\n`
}

function whyNot(member: StaffMember | undefined, userName: string): string {
  if (!member) return `No member of staff has the user name ${userName}.`
  return `The access of ${member.displayName} (${member.userName}) has ended before.`
}

function failWith(context: CliContext, sentence: string): void {
  context.stderr.write(`${sentence}\n`)
  context.fail()
}
