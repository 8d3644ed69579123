import type { ReferenceBook } from '#modules/reference'
import type { ColumnName, ColumnValues } from './columns.ts'
import type { CellProblem } from './register-row.ts'

type ColumnProblem = CellProblem & { readonly column: ColumnName }

/** What no single cell shows: codes of the profile, the order of days, cells that go together. */
export function checkRow(values: ColumnValues, book: ReferenceBook): ColumnProblem[] {
  return [...checkCodes(values, book), ...checkDays(values), ...checkPairs(values)]
}

function found(column: ColumnName, code: string, message: string, advice: string): ColumnProblem {
  return { column, code, message, advice }
}

function checkCodes({ card_type, purpose }: ColumnValues, book: ReferenceBook): ColumnProblem[] {
  const cardType = book.find('card-type', card_type)
  if (!cardType) {
    const known = book.listCardTypes().map(({ code }) => code)
    const advice = `Write one of ${known.join(', ')}, or add the card type to the profile.`
    return [found('card_type', 'card-type-unknown', 'The profile has no such card type.', advice)]
  }
  if (cardType.purposes.includes(purpose)) return []
  const advice = `Write one of ${cardType.purposes.join(', ')}.`
  return [found('purpose', 'purpose-unknown', `The card type ${card_type} has no such purpose.`, advice)]
}

function checkDays(values: ColumnValues): ColumnProblem[] {
  const problems: ColumnProblem[] = []
  const order = (column: ColumnName, code: string, message: string) =>
    problems.push(found(column, code, message, 'Correct the days in the register.'))
  if (values.valid_from > values.valid_until) {
    order('valid_until', 'validity-reversed', 'The last day of validity lies before the first.')
  }
  if (values.issued_on > values.valid_until) {
    order('issued_on', 'issued-after-validity', 'The card was issued after its last day of validity.')
  }
  // an unknown month or day (00) sorts before every real one
  if (values.born_on > values.issued_on) order('born_on', 'born-after-issue', 'The card was issued before the birth.')
  return problems
}

function checkPairs(values: ColumnValues): ColumnProblem[] {
  const problems: ColumnProblem[] = []
  const needsGround = values.state === 'revoked' || values.state === 'annulled'
  if (needsGround && values.ground === null) {
    const advice = 'Write the code of the ground for which the authority ended the card.'
    problems.push(found('ground', 'ground-missing', `A card that is ${values.state} has a ground.`, advice))
  }
  if (!needsGround && values.ground !== null) {
    problems.push(
      found('ground', 'ground-without-act', `A card that is ${values.state} has no ground.`, 'Leave it empty.'),
    )
  }
  if (values.relation === null && values.depends_on_card_number !== null) {
    const advice = 'Write child, spouse, parent or other.'
    problems.push(
      found('relation', 'relation-missing', 'The card depends on another one; as what is not said.', advice),
    )
  }
  if (values.relation !== null && values.depends_on_card_number === null) {
    const advice = 'Write the number of the card that this one depends on, or leave both empty.'
    problems.push(found('depends_on_card_number', 'main-card-missing', 'The other card is not named.', advice))
  }
  if (values.depends_on_card_number === values.card_number) {
    problems.push(
      found('depends_on_card_number', 'depends-on-itself', 'A card cannot depend on itself.', 'Leave it empty.'),
    )
  }
  return problems
}
