import type { TemplateCode } from '#domain/notices/templates.ts'
import type { NoticeOrder } from '#modules/notices'
import type { Trx } from '#platform/db/database.ts'
import type { CredentialsDeps } from '../deps.ts'

export type QueueNotice = <T extends TemplateCode>(trx: Trx, order: NoticeOrder<T>) => Promise<unknown>

/** What putting cards into wallets needs. */
export type WalletDeps = CredentialsDeps & { readonly queueNotice: QueueNotice }
