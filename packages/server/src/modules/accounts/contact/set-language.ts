import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { AccountsDeps } from '../deps.ts'
import { actorOf } from '../sign-in/actor-of.ts'
import type { Realm } from '../tables.ts'
import { contactChangedJob } from './contact-changed.ts'

export type SetLanguage = { readonly realm: Realm; readonly principalId: Id; readonly language: Language }

/** Pages, mail and SMS follow; so do the notices about linked cards. Setting what is set already changes nothing. */
export function setLanguage(
  deps: Pick<AccountsDeps, 'db' | 'clock'>,
  { realm, principalId, language }: SetLanguage,
): Promise<Result<{ readonly language: Language }, { readonly code: 'person-not-found' }>> {
  return inTransaction(deps.db, async (trx) => {
    const table = realm === 'holder' ? 'accounts' : 'staff_members'
    const person = await trx
      .selectFrom(table)
      .select('language')
      .where('principal_id', '=', principalId)
      .forUpdate()
      .executeTakeFirst()
    if (!person) return refuse({ code: 'person-not-found' })
    if (person.language === language) return ok({ language })
    await trx
      .updateTable(table)
      .set((update) => ({ language, version: update('version', '+', 1) }))
      .where('principal_id', '=', principalId)
      .execute()
    const actor = await actorOf(trx, { realm, principalId })
    await recordEvent(trx, deps, { subjectId: principalId, event: 'language-changed', actor, details: { language } })
    if (realm === 'holder') await addJob(trx, contactChangedJob, { principalId })
    return ok({ language })
  })
}
