import type { AnswerFault } from '#domain/applications/answer-fault.ts'
import type { ChangeKind } from '#domain/card-changes/change.ts'
import type { ChangeFacts, ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { formatDay } from '../../shared/format.ts'
import { faultText, telling } from '../apply-steps/fault-texts.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** The field of each form that a fault of the whole is told at. */
const firstFields: Readonly<Record<ChangeKind, string>> = {
  'correct-data': 'familyName',
  'new-passport': 'number',
  'lost-card': 'explanation',
  extend: 'validUntil',
}

/** What stands in the way of a request as it was typed, by the field that mends it. */
export function errorsOf(page: HolderPage, kind: ChangeKind, facts: ChangeFacts, obstacle: ChangeObstacle): FormErrors {
  const texts = page.t.cardChanges
  if (obstacle.code === 'nothing-changes') {
    const text = kind === 'extend' ? untilNotLater(page, facts) : texts.faults['nothing-changes']
    return { [firstFields[kind]]: text }
  }
  if (obstacle.code !== 'answers-not-valid') return { [firstFields[kind]]: texts.obstacles[obstacle.code] }
  const found = [...Map.groupBy(obstacle.faults.filter(isOwnFault), fieldOf)].toSorted(
    inOrderOf(Object.keys(texts.fields)),
  )
  return Object.fromEntries(
    found.map(([field, faults]) => [
      field,
      [...new Set(telling(faults).map((fault) => textOf(page, fault)))].join('. '),
    ]),
  )
}

/** "The same as the nationality" is an answer: without a nationality only that is missing. */
const isOwnFault = ({ field, code }: AnswerFault): boolean => field !== 'passport.issuer' || code !== 'country-missing'

/** Errors are listed as their fields stand; what is not among those comes last. */
function inOrderOf(fields: readonly string[]) {
  const placeOf = (field: string) => (fields.includes(field) ? fields.indexOf(field) : fields.length)
  return ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => placeOf(one) - placeOf(other)
}

const fieldOf = ({ field }: AnswerFault): string => field.replace(/^[a-z]+\./, '')

function untilNotLater({ t, language }: HolderPage, { card }: ChangeFacts): string {
  return t.cardChanges.faults['until-not-later'](formatDay(language, card.validUntil))
}

function textOf(page: HolderPage, fault: AnswerFault): string {
  const { faults } = page.t.cardChanges
  const { field, code, day, max } = fault
  const shownDay = day === undefined ? '' : formatDay(page.language, day)
  if (field === 'explanation') return faults['explanation-too-long'](String(max ?? ''))
  if (field !== 'validUntil') return faultText(page, fault)
  if (code === 'stay-too-long') return faults['until-too-late'](shownDay)
  return code === 'passport-expires-too-early' ? faults[code](shownDay) : faults['until-missing']
}
