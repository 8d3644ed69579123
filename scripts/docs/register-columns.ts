import { columnNames, columns } from '../../packages/server/src/modules/cards/import/columns.ts'
import { code, lines, page, table } from './markdown.ts'

export function registerColumnsPage(): string {
  return page('The columns of a register file', 'packages/server/src/modules/cards/import/columns.ts', [
    lines(
      'What `npm run sapar -- cards import FILE` reads, in UTF-8: CSV with a header line, a JSON array of objects with the same names,',
      'or one such object on each line. One line is one card with its holder; a person with several cards has several lines. The',
      'order of the columns is free; optional ones may be left out.',
    ),
    table(
      ['column', 'required', 'what stands in it', 'example'],
      columnNames.map((name) => {
        const { required, says, example } = columns[name]
        return [code(name), required ? 'yes' : 'no', says, code(example)]
      }),
    ),
  ])
}
