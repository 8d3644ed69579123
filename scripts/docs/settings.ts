import { describeSettings } from '../../packages/server/src/platform/config/describe-settings.ts'
import { code, lines, page, table } from './markdown.ts'

export function settingsPage(): string {
  return page('Configuration', 'packages/server/src/platform/config/variables.ts', [
    lines(
      'Settings are variables of the environment. Without any, Sapar is the demonstration. What cannot be right stops the start, with',
      'a line for each mistake. Secret ones are never shown, neither in a message nor in a log.',
    ),
    table(
      ['variable', 'is', 'default', 'for', 'secret'],
      describeSettings().map(({ name, type, default: otherwise, description, isSecret }) => [
        code(name),
        type,
        otherwise,
        description,
        isSecret ? 'yes' : '',
      ]),
    ),
  ])
}
