import { createHash } from 'node:crypto'
import { canonicalJson } from '@sapar/verifier/format'
import type { ReceiptContent } from '#domain/receipts/receipt-content.ts'
import type { Id } from '#kernel/ids.ts'

/** A receipt as it is kept. Its text and its hash are what is proved; `content` is the text, read. */
export type Receipt = {
  readonly holderId: Id
  readonly id: Id
  readonly requestId: Id
  readonly cardId: Id
  readonly number: string
  readonly content: ReceiptContent
  /** Canonical JSON (RFC 8785), byte for byte as it was hashed. */
  readonly text: string
  /** SHA-256 of the UTF-8 bytes of `text`. */
  readonly hash: Uint8Array
  /** `data` of its signed form, canonical JSON; undefined: issued before receipts were signed. */
  readonly toSign: string | undefined
  readonly issuedAt: Date
}

const checkBytes = 16

/**
 * Proves to the check page that somebody holds the paper, not its number alone: 128 bits of the hash, 22 characters that
 * stand in an address as they are.
 */
export function receiptCheckCode({ hash }: Pick<Receipt, 'hash'>): string {
  return Buffer.from(hash.subarray(0, checkBytes)).toString('base64url')
}

/** The text that is kept and shown, and its hash. */
export function sealContent(content: ReceiptContent): Pick<Receipt, 'text' | 'hash'> {
  const text = canonicalJson(content)
  return { text, hash: createHash('sha256').update(text).digest() }
}
