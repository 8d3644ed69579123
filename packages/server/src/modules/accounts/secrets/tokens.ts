import { createHash } from 'node:crypto'
import type { RandomBytes } from './random-bytes.ts'

/** 256 random bits for a cookie or a link. The database keeps the hash alone, so a copy of it opens nothing. */
export function newToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

const shape = /^[A-Za-z0-9_-]{43}$/

export function isToken(text: string): boolean {
  return shape.test(text)
}

export function hashOf(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(parts.join('\n')).digest()
}
