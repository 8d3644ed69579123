import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { isColumnName, unknownColumn } from './header.ts'
import { RegisterUnreadable, type RegisterLine } from './register-row.ts'

/** The objects of a JSON array, one after the other; `line` is the number of the object, from 1. */
export async function* readJsonArray(bytes: Readable): AsyncGenerator<RegisterLine> {
  const items = streamArray.withParserAsStream()
  bytes.on('error', (error) => items.destroy(error))
  bytes.pipe(items)
  let line = 0
  try {
    for await (const { value } of items as AsyncIterable<{ readonly value: unknown }>) {
      line += 1
      yield toLine(line, value)
    }
  } catch (error) {
    if (!(error instanceof Error) || 'code' in error) throw error
    // the parser reads ahead: what it had not handed on yet is lost with the error
    const sentence = `Somewhere after object ${line} the file is no JSON array: ${error.message}.`
    throw new RegisterUnreadable(sentence, 'Export the register again.')
  } finally {
    bytes.destroy()
  }
}

/** One JSON object a line (JSON Lines). A line that is none is told, and the rest goes on. */
export async function* readJsonLines(bytes: Readable): AsyncGenerator<RegisterLine> {
  let line = 0
  for await (const text of createInterface({ input: bytes, crlfDelay: Infinity })) {
    line += 1
    if (text.trim() !== '') yield readLine(line, text)
  }
}

function readLine(line: number, text: string): RegisterLine {
  try {
    return toLine(line, JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return unreadable(line, 'json-form', 'This line is not JSON.', 'Write one whole object on each line.')
  }
}

function toLine(line: number, value: unknown): RegisterLine {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unreadable(line, 'json-form', 'This is not an object.', 'Write one object for each card.')
  }
  const entries = Object.entries(value)
  const strange = entries.filter(([name]) => !isColumnName(name))
  if (strange.length > 0) {
    const message = strange.map(([name]) => unknownColumn(name)).join(' ')
    return unreadable(line, 'column-unknown', message, 'Correct the names; docs/register-format.md lists them.')
  }
  const nested = entries.find(([, cell]) => typeof cell === 'object' && cell !== null)
  if (nested) return unreadable(line, 'json-form', `“${nested[0]}” is not a text or number.`, 'Write a text.')
  return { line, cells: Object.fromEntries(entries.map(([name, cell]) => [name, cell === null ? '' : String(cell)])) }
}

function unreadable(line: number, code: string, message: string, advice: string): RegisterLine {
  return { line, unreadable: { code, message, advice } }
}
