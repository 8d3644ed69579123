import type { ReferenceKind } from '#domain/reference/contents.ts'

export interface ReferenceEntryRow {
  kind: ReferenceKind
  code: string
  version: number
  effective_from: string
  content: unknown
  source: string
  position: number
  recorded_at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    reference_entries: ReferenceEntryRow
  }
}
