import { CsvError, parse } from 'csv-parse'
import type { Readable } from 'node:stream'
import { headerProblems } from './header.ts'
import { RegisterUnreadable, type RegisterLine } from './register-row.ts'

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** A quote that is never closed would swallow the rest of the file: no line of a register is this long. */
const longestLine = 32_768

/** The lines of a CSV file (RFC 4180; UTF-8 with or without byte order mark) after its header. */
export async function* readCsv(bytes: Readable): AsyncGenerator<RegisterLine> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestLine,
  })
  bytes.on('error', (error) => parser.destroy(error))
  bytes.pipe(parser)
  let header: readonly string[] | undefined
  const place = new LinePlace()
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = place.begin(record, info.lines)
      if (header) yield toLine(line, header, record)
      else header = checkHeader(record)
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error
  } finally {
    bytes.destroy()
  }
  if (!header) throw new RegisterUnreadable('The file is empty.', 'Export the register again.')
}

function checkHeader(record: readonly string[]): readonly string[] {
  const header = record.map((name) => name.trim())
  if (/[\0\ufffd]/.test(header.join(''))) {
    throw new RegisterUnreadable('The file is not in UTF-8.', 'Save it again as “CSV UTF-8”.')
  }
  if (header.length === 1 && /[;\t]/.test(header.join(''))) {
    throw new RegisterUnreadable('The columns are not separated by commas.', 'Export the register with commas.')
  }
  const problems = headerProblems(header)
  if (problems.length === 0) return header
  throw new RegisterUnreadable(
    problems.join('\n'),
    'Correct the first line; docs/register-format.md lists the columns.',
  )
}

function toLine(line: number, header: readonly string[], record: readonly string[]): RegisterLine {
  if (record.length !== header.length) {
    const message = `The line has ${record.length} cells, the header has ${header.length}.`
    const advice = 'Put values that contain a comma into double quotes.'
    return { line, unreadable: { code: 'cell-count', message, advice } }
  }
  return { line, cells: Object.fromEntries(header.map((name, at) => [name, record[at] ?? ''])) }
}

/**
 * The parser tells the line on which a record ended, and takes CR LF inside quotes for two lines; people look for the one
 * on which it began.
 */
class LinePlace {
  #countedTwice = 0

  begin(record: readonly string[], endedOn: number): number {
    const text = record.join('')
    const pairs = text.split('\r\n').length - 1
    const inside = text.split(/[\r\n]/).length - 1
    const began = endedOn - this.#countedTwice - inside
    this.#countedTwice += pairs
    return began
  }
}

function unreadable(error: CsvError): RegisterUnreadable {
  const line = typeof error['lines'] === 'number' ? error['lines'] : 0
  const sentence =
    error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `A double quote is opened and not closed; reading stopped at line ${line}.`
      : `A double quote stands where none may be; reading stopped at line ${line}.`
  return new RegisterUnreadable(sentence, 'Write a double quote inside a value twice, and the value in double quotes.')
}
