import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { readCsv } from './read-csv.ts'
import { readJsonArray, readJsonLines } from './read-json.ts'
import { RegisterUnreadable, type RegisterLine } from './register-row.ts'

export type OpenRegister = {
  readonly lines: AsyncIterable<RegisterLine>
  readonly totalBytes: number
  /** How far reading has come; ahead of the lines by what the reader holds. */
  bytesRead(): number
}

type Reader = (bytes: Readable) => AsyncIterable<RegisterLine>

/** Opens a register file by its ending: `.csv`, `.json` (an array, or one object a line), `.jsonl`, `.ndjson`. */
export async function openRegister(file: string): Promise<OpenRegister> {
  const read = await readerOf(file)
  const { size } = await stat(file)
  const bytes = createReadStream(file)
  return { lines: read(bytes), totalBytes: size, bytesRead: () => bytes.bytesRead }
}

async function readerOf(file: string): Promise<Reader> {
  switch (extname(file).toLowerCase()) {
    case '.csv':
      return readCsv
    case '.jsonl':
    case '.ndjson':
      return readJsonLines
    case '.json':
      return (await beginning(file)).startsWith('[') ? readJsonArray : readJsonLines
    default:
      throw new RegisterUnreadable('The file is neither CSV nor JSON.', 'Name it .csv, .json or .jsonl.')
  }
}

async function beginning(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0)
    return buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\ufeff/, '')
      .trimStart()
  } finally {
    await handle.close()
  }
}
