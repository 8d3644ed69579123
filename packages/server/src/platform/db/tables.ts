/**
 * The tables of the database, by name. Each module adds its own rows beside its store:
 * `declare module '#platform/db/tables.ts' { interface Tables { cards: CardRow } }`.
 */
export interface Tables {
  commands: CommandRow
}

export interface CommandRow {
  subject_id: string
  command_id: string
  name: string
  body_hash: Buffer
  outcome: unknown
  at: Date
}
