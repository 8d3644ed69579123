import type { TemplateCode } from '#domain/notices/templates.ts'
import type { NoticeOrder } from '#modules/notices'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CredentialsDeps } from '../deps.ts'

export type QueueNotice = <T extends TemplateCode>(trx: Trx, order: NoticeOrder<T>) => Promise<unknown>

/** How a letter addresses a holder; persons are kept by a later module. */
export type FindHolderName = (db: Queryable, holderId: Id) => Promise<string | undefined>

/** What putting cards into wallets needs. */
export type WalletDeps = CredentialsDeps & {
  readonly queueNotice: QueueNotice
  readonly findHolderName: FindHolderName
}
