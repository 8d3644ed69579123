import { createHash } from 'node:crypto'
import type { Dependence, RegisterCard, RegisterHolder } from './register-row.ts'

function sha256(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest()
}

/** What a line says of the person; kept with the record, so that the same line again is known at once. */
export function holderHash(holder: RegisterHolder): string {
  return sha256(holder).toString('base64url')
}

/** What a line says of the card, the dependence included. */
export function cardHash(card: RegisterCard, dependsOn: Dependence | null): string {
  return sha256([card, dependsOn]).toString('base64url')
}

/**
 * A text as a number below 2⁵² for `LineIndex`. Two of a million texts have the same one with a probability of 1 in
 * 9,000; then one line is reported as contradicting another, and nothing wrong is written.
 */
export function fingerprint(text: string): number {
  const bytes = createHash('sha256').update(text).digest()
  return bytes.readUInt32BE(0) * 0x10_0000 + (bytes.readUInt32BE(4) >>> 12)
}
