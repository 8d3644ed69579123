import type { FormErrors } from '../../shared/components/form.tsx'
import type { OfficePage } from '../shared/office-page.ts'

const fields: Readonly<Record<string, string>> = {
  'comment-missing': 'comment',
  'comment-too-long': 'comment',
  'refund-amount-not-valid': 'amount',
  'refund-too-large': 'amount',
}

/** The refusal of a use case, at the field that it is about. */
export function faultErrors(page: OfficePage, code: string): FormErrors {
  const { faults } = page.t.payments.office
  const text = Object.hasOwn(faults, code) ? faults[code as keyof typeof faults] : faults.other
  return { [fields[code] ?? 'comment']: text }
}
