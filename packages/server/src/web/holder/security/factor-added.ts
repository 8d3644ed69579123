import type { FactorAdded } from '#modules/accounts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { RecoveryCodesPage } from './recovery-codes-page.tsx'

/**
 * With the first factor come recovery codes, which exist in readable form only in this answer: it is the page itself and
 * no redirect. With a further factor the overview says what was done.
 */
export async function factorAddedAnswer(
  page: HolderPage,
  added: FactorAdded,
  done: 'passkey-added' | 'authenticator-added',
): Promise<Response> {
  if (!added.recoveryCodes) return page.redirect(`/account/security?done=${done}`)
  return page.html(RecoveryCodesPage({ page, codes: added.recoveryCodes, done }))
}
