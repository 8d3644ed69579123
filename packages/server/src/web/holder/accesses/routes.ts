import { isSharePurpose } from '#domain/cards/share-code.ts'
import { isOpeningReason } from '#domain/review/opening.ts'
import { listAccesses, type AuditEntry } from '#modules/audit'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { ownIds } from '../shared/own-ids.ts'
import { AccessesPage } from './accesses-page.tsx'
import { foldAccesses } from './fold-accesses.ts'

const shownEntries = 200

export const accessesRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'GET',
    path: '/account/accesses',
    access: { kind: 'holder' },
    handle: async (page: HolderPage) => {
      const book = await page.deps.reference.today()
      const entries = foldAccesses(await listAccesses(page.deps.db, await ownIds(page), shownEntries))
      return page.html(
        AccessesPage({ page, entries, timeZone: book.calendar.timeZone, reasonOf: (entry) => reasonText(page, entry) }),
      )
    },
  }),
]

/** The coded reason in the holder's language; the free text of staff stays with the authority. */
function reasonText(page: HolderPage, entry: AuditEntry): string {
  const { reasons } = page.t.account.accesses
  const { reason, purpose } = entry.details
  if (typeof purpose === 'string' && isSharePurpose(purpose)) return page.t.verify.access.why(purpose)
  if (typeof reason === 'string' && isOpeningReason(reason)) return reasons[reason]
  return reasons.assigned
}
