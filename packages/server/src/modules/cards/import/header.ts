import { columnNames, columns, type ColumnName } from './columns.ts'

export function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(columns, name)
}

/** What is wrong with the names of the columns, a sentence each; nothing is read until all are right. */
export function headerProblems(header: readonly string[]): string[] {
  const doubled = header.filter((name, at) => header.indexOf(name) !== at)
  const missing = columnNames.filter((name) => columns[name].required && !header.includes(name))
  return [
    ...header.filter((name) => !isColumnName(name)).map(unknownColumn),
    ...new Set(doubled.map((name) => `The column “${name}” is there twice.`)),
    ...missing.map((name) => `The column “${name}” is missing.`),
  ]
}

export function unknownColumn(name: string): string {
  const nearest = nearestColumn(name)
  return `There is no column “${name}”${nearest === undefined ? '.' : `; the nearest is “${nearest}”.`}`
}

/** The column that somebody most likely meant, or undefined when none is near. */
export function nearestColumn(name: string): ColumnName | undefined {
  const typed = name
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/gu, '_')
  const [nearest] = columnNames
    .map((column) => ({ column, distance: editDistance(typed, column) }))
    .toSorted((one, other) => one.distance - other.distance)
  return nearest && nearest.distance <= Math.max(2, Math.floor(nearest.column.length / 3)) ? nearest.column : undefined
}

/** Levenshtein: how many letters must be put in, taken out or exchanged. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j += 1) {
      const exchange = (row[j] ?? 0) + (one.charAt(i) === other.charAt(j) ? 0 : 1)
      next.push(Math.min(exchange, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
