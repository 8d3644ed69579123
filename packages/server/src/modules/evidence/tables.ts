import type { AcceptedMediaType } from '#platform/pictures/upload-limits.ts'

export interface EvidenceFileRow {
  holder_id: string
  id: string
  request_id: string
  return_number: number
  paper: string
  file_name: string
  media_type: AcceptedMediaType
  size_bytes: number
  original_sha256: Buffer
  pages: unknown
  uploaded_at: Date
  removed_at: Date | null
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    evidence_files: EvidenceFileRow
  }
}
