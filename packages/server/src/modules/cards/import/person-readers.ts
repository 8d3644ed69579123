import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isMailAddress } from '#platform/mail/mail-address.ts'
import { ok, refuse } from '#kernel/result.ts'
import type { CellReader } from './cell-readers.ts'

const problem = (code: string, message: string, advice: string) => refuse({ code, message, advice })

const longestName = 200
// Letters of any script with their marks; the zero-width non-joiner belongs into Persian names.
const nameCharacters = /^[\p{L}\p{M}\u200c .,·・'’‘ʼʻ`´\p{Pd}/()]*$/u

/** A name of 1 to 200 letters in any script; spaces, hyphens, apostrophes and dots may stand between them. */
export const nameCell: CellReader<string> = (text) => {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ')
  const letters = Array.from(name).filter((character) => /\p{L}/u.test(character)).length
  const strange = Array.from(name).find((character) => !nameCharacters.test(character))
  if (strange !== undefined) {
    const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(strange) ? `“${strange}”` : `U+${hex(strange)}`
    return problem(
      'name-character',
      `The character ${shown} cannot be in a name.`,
      'Write the name as in the passport.',
    )
  }
  if (letters === 0)
    return problem('name-empty', 'There is no letter in this name.', 'Write the name as in the passport.')
  if (letters > longestName)
    return problem('name-length', `A name has at most ${longestName} letters.`, 'Shorten the name.')
  return ok(name)
}

const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

export const emailCell: CellReader<string> = (text) =>
  isMailAddress(text)
    ? ok(text)
    : problem(
        'email-form',
        'This is not one e-mail address.',
        'Write one address such as name@example.org, or nothing.',
      )

/**
 * A number with its country code, stored as E.164. Possible by its length is enough: new ranges are given out faster than
 * lists of them are.
 */
export const phoneCell: CellReader<string> = (text) => {
  const advice = 'Write it with + and the country code, such as +7 701 000 00 01, or nothing.'
  if (!/^[+＋]/.test(text)) return problem('phone-form', 'The country code is missing.', advice)
  const number = parsePhoneNumberFromString(text)
  if (!number?.isPossible() || number.ext !== undefined)
    return problem('phone-form', 'This is not a telephone number.', advice)
  return ok(number.number)
}
