import { longestListUri } from '#domain/cards/longest-documents.ts'
import type { ReferenceBook } from '#modules/reference'
import { listUri, type CredentialsDeps } from '#modules/credentials'
import { StartupProblem } from '#platform/startup-problem.ts'

/** The name of a list, of which only the length counts. */
const someList = 'aaaaaa'

type Measured = Pick<CredentialsDeps, 'issuer' | 'statusLists' | 'clock'>

/**
 * Every card says where its status stands, so a long address of the site leaves no room in the bar code for a name: some
 * people's cards could not be made, which nobody would notice before they ask for one.
 */
export function checkBarcodeRoom({ issuer, statusLists, clock }: Measured, book: ReferenceBook): void {
  const { origin } = issuer.publicUrl
  const rest = listUri(issuer.publicUrl, someList).length - origin.length
  const cardTypes = book.listCardTypes().map(({ code }) => code)
  const most = longestListUri({ issuer: issuer.code, slots: statusLists.slots, cardTypes, now: clock.now() }) - rest
  if (origin.length <= most) return
  throw new StartupProblem(
    `The address of the site, ${origin}, has ${origin.length} characters, and the bar codes of cards have room for ${most}.`,
    `Set SAPAR_PUBLIC_URL to an address of at most ${most} characters, https:// included: every card holds it.`,
  )
}
