import { parseCardNumber } from '@sapar/verifier/format'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { Page } from '../../shared/page.ts'
import { readBirthDate } from '../../shared/birth-date.ts'

export type LinkAnswers = { readonly cardNumber: string; readonly passportNumber: string; readonly bornOn: string }

/** More than any passport has; longer is no passport number, and is not looked up. */
const longestPassport = 30

export function readLinkForm(page: Page<unknown>): Result<LinkAnswers, FormErrors> {
  const { link } = page.t.security
  const cardNumber = page.field('cardNumber').trim()
  const passportNumber = page.field('passportNumber').trim()
  const born = readBirthDate(page.field('bornOn'))
  const errors: Record<string, string> = {}
  if (cardNumber === '') errors['cardNumber'] = link.cardNumberMissing
  else if (!parseCardNumber(cardNumber).ok) errors['cardNumber'] = link.cardNumberBad
  if (passportNumber === '' || passportNumber.length > longestPassport) errors['passportNumber'] = link.passportMissing
  if (!born.ok) errors['bornOn'] = born.refusal === 'missing' ? link.bornMissing : link.bornBad
  if (!born.ok || Object.keys(errors).length > 0) return refuse(errors)
  return ok({ cardNumber, passportNumber, bornOn: born.value })
}
