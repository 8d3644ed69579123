import { noticeTemplates } from '../../packages/server/src/domain/notices/templates.ts'
import type { ParagraphSpec, TemplateSpec } from '../../packages/server/src/domain/notices/template-shape.ts'
import { code, lines, page, table } from './markdown.ts'

export function noticesPage(): string {
  const templates: [string, TemplateSpec][] = Object.entries(noticeTemplates)
  return page('Notices', 'packages/server/src/domain/notices/templates.ts', [
    lines(
      'Everything that Sapar sends. The texts are in `packages/server/locales/<language>/notices.ts`, the same in four languages.',
      'A value with a question mark may be missing; paragraphs that need it are then left out. A letter is kept in the account.',
    ),
    table(
      ['template', 'by', 'letter', 'values', 'paragraphs'],
      templates.map(([name, spec]) => [
        code(name),
        spec.channels.join(', '),
        spec.isLetter ? 'yes' : 'no',
        valuesOf(spec),
        Object.entries(spec.paragraphs).map(paragraph).join(', '),
      ]),
    ),
  ])
}

function valuesOf({ placeholders, codeMinutes }: TemplateSpec): string {
  const values = Object.entries(placeholders).map(([name, kind]) => `${code(name)} ${kind}`)
  return [...values, ...(codeMinutes === undefined ? [] : [`good for ${codeMinutes} minutes`])].join(', ')
}

function paragraph([name, { when, unless, list }]: readonly [string, ParagraphSpec]): string {
  const condition = [when && `when ${code(when)}`, unless && `unless ${code(unless)}`, list && `with ${code(list)}`]
  const said = condition.filter(Boolean).join(', ')
  return said === '' ? name : `${name} (${said})`
}
