import type { TemplateCode } from '#domain/notices/templates.ts'
import type { CancelCardDeps } from '#modules/cards'
import type { NoticeOrder } from '#modules/notices'
import type { ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Database, Trx } from '#platform/db/database.ts'

/** `queueNotice` of the notices module, with its own needs filled in. */
export type QueueNotice = <T extends TemplateCode>(trx: Trx, order: NoticeOrder<T>) => Promise<unknown>

/** What every use case of this module needs. */
export type CancellationDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly reference: ReferenceSource
  readonly queueNotice: QueueNotice
}

/** What completing a request needs beside: the card, its status and its certificate. */
export type CompletionDeps = CancellationDeps & CancelCardDeps

/** A command of a signed-in holder about one of their requests. */
export type HolderCommand = {
  readonly commandId: Id
  readonly holderId: Id
  /** The account that acts; the audit names it. */
  readonly accountId: Id
  readonly requestId: Id
}
