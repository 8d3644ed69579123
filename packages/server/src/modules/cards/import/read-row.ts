import type { ReferenceBook } from '#modules/reference'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { columnNames, columns, type ColumnName, type ColumnValues } from './columns.ts'
import { checkRow } from './check-row.ts'
import type { CellProblem, LineProblem, RegisterRow } from './register-row.ts'

type Cells = Readonly<Record<string, string>>

/** Reads one line; every cell that is wrong is told, not only the first. */
export function readRow(line: number, cells: Cells, book: ReferenceBook): Result<RegisterRow, LineProblem[]> {
  const values: Partial<Record<ColumnName, unknown>> = {}
  const problems: LineProblem[] = []
  const tell = (column: ColumnName | null, problem: CellProblem): void => {
    const value = column === null ? '' : (cells[column] ?? '')
    problems.push({ line, severity: 'error', column, value: value.slice(0, 60), ...problem })
  }
  for (const name of columnNames) {
    const read = readCell(name, (cells[name] ?? '').trim())
    if (read.ok) values[name] = read.value
    else tell(name, read.refusal)
  }
  if (problems.length > 0) return refuse(problems)
  // every column has a value now, each read by its own reader
  const complete = values as unknown as ColumnValues
  for (const { column, ...problem } of checkRow(complete, book)) tell(column, problem)
  return problems.length > 0 ? refuse(problems) : ok(toRow(line, complete))
}

function readCell(name: ColumnName, text: string): Result<unknown, CellProblem> {
  const column = columns[name]
  if (text.includes('\ufffd')) {
    const message = 'A character was lost: the file is not in UTF-8, or was damaged before.'
    return refuse({ code: 'character-lost', message, advice: 'Save the file again as UTF-8.' })
  }
  if (text !== '') return column.read(text)
  if (!column.required) return ok(null)
  return refuse({ code: 'value-missing', message: 'This cell must not be empty.', advice: `Write ${column.says}.` })
}

function toRow(line: number, values: ColumnValues): RegisterRow {
  const { depends_on_card_number: mainCard, relation } = values
  return {
    line,
    holder: {
      registerRef: values.register_ref,
      familyName: values.family_name,
      givenNames: values.given_names ?? '',
      nativeName: values.native_name,
      bornOn: values.born_on,
      sex: values.sex,
      nationality: values.nationality,
      passportNumber: values.passport_number,
      passportIssuer: values.passport_issuer,
      passportExpiresOn: values.passport_expires_on,
      passportChangedOn: values.passport_changed_on,
      email: values.email,
      phone: values.phone,
      language: values.language,
    },
    card: {
      cardNumber: values.card_number,
      cardType: values.card_type,
      purpose: values.purpose,
      passportNumber: values.card_passport_number ?? values.passport_number,
      issuedOn: values.issued_on,
      validFrom: values.valid_from,
      validUntil: values.valid_until,
      entries: values.entries,
      stayDays: values.stay_days,
      tripEndsOn: values.trip_ends_on,
      lastExitOn: values.last_exit_on,
      state: values.state,
      ground: values.ground,
    },
    dependsOn: mainCard === null || relation === null ? null : { cardNumber: mainCard, relation },
  }
}
