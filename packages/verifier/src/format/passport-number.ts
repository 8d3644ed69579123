import { foldTyped, withoutSpacesAndDashes } from './typed-text.ts'

/**
 * A passport number in the form for comparing: upper case, full-width characters folded, spaces, dashes and the fillers
 * (`<`) of a machine-readable zone dropped (Doc 9303-3 writes a filler for every special character). `0` and `O` stay
 * different: a number is compared, never guessed.
 */
export function normalisePassportNumber(text: string): string {
  return withoutSpacesAndDashes(foldTyped(text)).replaceAll('<', '')
}

/** True when both are the same number however they were written; a number that is missing equals nothing. */
export function isSamePassportNumber(one: string, other: string): boolean {
  const normalised = normalisePassportNumber(one)
  return normalised !== '' && normalised === normalisePassportNumber(other)
}
