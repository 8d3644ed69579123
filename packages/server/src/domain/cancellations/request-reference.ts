import type { RandomBytes } from '@sapar/verifier/format'
import { makeReference, parseReference } from '../case-reference.ts'

export function makeRequestReference(randomBytes: RandomBytes): string {
  return makeReference('C', randomBytes)
}

export function parseRequestReference(text: string): string | undefined {
  return parseReference('C', text)
}
