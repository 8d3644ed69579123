import { parsePassportMrz } from '@sapar/verifier/format'

/** What a scanner that types, a keyboard or the clipboard gave. */
export type Typed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'card'; readonly text: string }
  | { readonly kind: 'passport'; readonly number: string }
  /** Two lines of a passport were meant, and do not fit their check digits. */
  | { readonly kind: 'passport-misread' }
  /** The first line of a passport; the second follows. */
  | { readonly kind: 'half' }

const lengthOfMrz = 88

/**
 * Tells a card's code from a passport's machine-readable zone, which begins with P (Doc 9303-4 §4.2.2) and is typed by the
 * same scanner.
 * @param today `YYYY-MM-DD`
 */
export function readTyped(text: string, today: string): Typed {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'nothing' }
  if (!/^P[A-Z<][A-Z<]{3}[A-Z0-9<\s]*$/.test(trimmed)) return { kind: 'card', text: trimmed }
  if (trimmed.replaceAll(/\s/g, '').length < lengthOfMrz) return { kind: 'half' }
  const passport = parsePassportMrz(trimmed, today)
  return passport.ok ? { kind: 'passport', number: passport.value.documentNumber } : { kind: 'passport-misread' }
}
