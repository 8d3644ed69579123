import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseTrust, type Trust } from '@sapar/verifier'

/** What an operator can mend: the command ends with its sentence. */
export class VerifyProblem extends Error {}

export async function readTrustFile(file: string): Promise<Trust> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new VerifyProblem(`${file} cannot be read.`)
  const trust = parseTrust(text)
  if (!trust.ok)
    throw new VerifyProblem(`${file} is not a trust file: a member is missing, unknown or of another kind.`)
  return trust.value
}

/** A kit for a place without a network: `trust.json`, and each status list in a file that ends in `.jwt`. */
export async function readFolder(folder: string): Promise<{ readonly trust: Trust; readonly statusLists: string[] }> {
  const trust = await readTrustFile(join(folder, 'trust.json'))
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jwt'))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return { trust, statusLists: texts.map((text) => text.trim()) }
}

const fetchTimeoutMs = 10_000
const longestList = 8 * 1024 * 1024

/**
 * The list at an address that a genuine card names; none when it cannot be had, which the verifier then says.
 * @param onTrouble is told why, in a sentence
 */
export async function fetchList(uri: string, onTrouble: (sentence: string) => void): Promise<readonly string[]> {
  try {
    const headers = { accept: 'application/statuslist+jwt' }
    const response = await fetch(uri, { headers, signal: AbortSignal.timeout(fetchTimeoutMs) })
    if (!response.ok || response.body === null) throw new Error(`the answer is ${response.status}`)
    return [await readLimited(response.body)]
  } catch (error) {
    onTrouble(`The status list at ${uri} cannot be fetched: ${error instanceof Error ? error.message : String(error)}.`)
    return []
  }
}

async function readLimited(body: ReadableStream<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > longestList) throw new Error(`it is longer than ${longestList} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('latin1')
}
