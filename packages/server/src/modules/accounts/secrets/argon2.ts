import { argon2, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from './random-bytes.ts'

/** Memory in KiB, as RFC 9106 counts it. */
export type Argon2Parameters = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/**
 * OWASP's Password Storage Cheat Sheet asks for at least 19 MiB and two passes; a third costs little. Raise the numbers
 * here: each person's hash is made anew at the next sign-in.
 */
export const argon2Parameters: Argon2Parameters = { memory: 19_456, passes: 3, parallelism: 1 }

const saltLength = 16
const tagLength = 32
const version = 19

/** PHC string format, as the reference implementation writes it: base 64 without padding. */
const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43})$/

export async function hashPassword(
  password: string,
  parameters: Argon2Parameters,
  randomBytes: RandomBytes,
): Promise<string> {
  const salt = randomBytes(saltLength)
  const tag = await derive(password, salt, parameters)
  const { memory, passes, parallelism } = parameters
  return `$argon2id$v=${version}$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`
}

export async function fitsHash(password: string, stored: string): Promise<boolean> {
  const { parameters, salt, tag } = parse(stored)
  return timingSafeEqual(await derive(password, salt, parameters), tag)
}

export function isOutdated(stored: string, wanted: Argon2Parameters): boolean {
  const { memory, passes, parallelism } = parse(stored).parameters
  return memory !== wanted.memory || passes !== wanted.passes || parallelism !== wanted.parallelism
}

/** A hash that cannot be read is damage in the database, not a wrong password. */
function parse(stored: string): { parameters: Argon2Parameters; salt: Buffer; tag: Buffer } {
  const [, memory, passes, parallelism, salt = '', tag = ''] = phc.exec(stored) ?? []
  if (memory === undefined) throw new Error('a stored password hash is not an argon2id PHC string')
  return {
    parameters: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

function derive(password: string, nonce: Uint8Array, parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { ...parameters, message: Buffer.from(password), nonce, tagLength }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')
