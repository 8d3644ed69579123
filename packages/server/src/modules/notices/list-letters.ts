import { templateCodes, templateSpec } from '#domain/notices/templates.ts'
import type { Language } from '#domain/languages.ts'
import type { MessageState } from '#domain/notices/message-life-cycle.ts'
import type { NoticeChannel } from '#domain/notices/template-shape.ts'
import type { TemplateCode } from '#domain/notices/templates.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import { noticesWithDelivery } from './notice-store.ts'

/** How one message stands; which words say so is the page's business. */
export type Delivery = {
  readonly channel: NoticeChannel
  readonly recipient: string
  readonly state: MessageState
  readonly attempts: number
  readonly lastProblem: string | null
  readonly handedOverAt: Date | null
  readonly deliveredAt: Date | null
  readonly failedAt: Date | null
}

/** What was told to a holder about one change, however many ways it went. */
export type Letter = {
  readonly subjectId: Id
  /** Of the notice whose text is shown: the mail, or the SMS when there was no mail. */
  readonly id: Id
  readonly template: TemplateCode
  readonly language: Language
  readonly subject: string
  readonly checkCode: string
  readonly requestId: Id | null
  readonly cardId: Id | null
  readonly writtenAt: Date
  readonly deliveries: readonly Delivery[]
}

type Row = Awaited<ReturnType<ReturnType<typeof noticesWithDelivery>['execute']>>[number]

const letterTemplates = templateCodes.filter((code) => templateSpec(code).isLetter)

/** The letters to these holders, newest first. */
export async function listLetters(
  db: Queryable,
  subjectIds: readonly Id[],
  { requestId, limit = 200 }: { readonly requestId?: Id; readonly limit?: number } = {},
): Promise<Letter[]> {
  if (subjectIds.length === 0) return []
  let query = noticesWithDelivery(db, subjectIds).where('notices.template', 'in', letterTemplates)
  if (requestId !== undefined) query = query.where('notices.request_id', '=', requestId)
  // a letter is at most two rows, and no letter is cut in half by the limit
  const rows = await query.limit(limit * 2).execute()
  return toLetters(rows).slice(0, limit)
}

/** Everything told about one request, for the case page: letters only, for nothing else hangs on a request. */
export function listNoticesOfRequest(db: Queryable, subjectId: Id, requestId: Id): Promise<Letter[]> {
  return listLetters(db, [subjectId], { requestId })
}

export function toLetters(rows: readonly Row[]): Letter[] {
  const changes = Map.groupBy(rows, (row) => `${row.subject_id} ${row.change_id}`)
  return [...changes.values()].flatMap((ofChange) => {
    const shown = ofChange.find((row) => row.channel === 'email') ?? ofChange[0]
    return shown ? [toLetter(shown, ofChange)] : []
  })
}

function toLetter(shown: Row, ofChange: readonly Row[]): Letter {
  return {
    subjectId: shown.subject_id,
    id: shown.id,
    template: shown.template,
    language: shown.language,
    subject: shown.subject,
    checkCode: shown.check_code,
    requestId: shown.request_id,
    cardId: shown.card_id,
    writtenAt: shown.created_at,
    deliveries: ofChange.map((row) => ({
      channel: row.channel,
      recipient: row.recipient,
      state: row.state,
      attempts: row.attempts,
      lastProblem: row.last_problem,
      handedOverAt: row.handed_over_at,
      deliveredAt: row.delivered_at,
      failedAt: row.failed_at,
    })),
  }
}
