import type { Command } from 'commander'
import { code, lines, page } from './markdown.ts'

/** Of the page, not of whose terminal makes it. */
const helpWidth = 100

/** The command line in the words of its own help, command by command. */
export function commandsPage(program: Command): string {
  return page('Command line', 'packages/server/src/cli', [
    lines(
      'From a checkout every command is called as `npm run sapar -- …`. Commands that change records only say what they would do,',
      'unless they are told to do it.',
    ),
    ...chapters(program, program.name()),
  ])
}

function chapters(command: Command, name: string): string[] {
  const below = command.commands.filter((inner) => inner.name() !== 'help')
  const help = ['```text', helpOf(command), '```'].join('\n')
  return [`## ${code(name)}`, help, ...below.flatMap((inner) => chapters(inner, `${name} ${inner.name()}`))]
}

function helpOf(command: Command): string {
  const helper = command.createHelp()
  helper.prepareContext({ helpWidth })
  return helper.formatHelp(command, helper).trimEnd()
}
