import type { CredentialsDeps } from '../deps.ts'
import { listAllLists } from './list-store.ts'
import { listUri } from './list-uri.ts'

/** Addresses of all lists that were published (Token Status List §9.3), so that a border can fetch them beforehand. */
export async function listPublished({ db, issuer }: Pick<CredentialsDeps, 'db' | 'issuer'>): Promise<string[]> {
  const lists = (await listAllLists(db)).filter(({ published_sequence: sequence }) => sequence > 0)
  return lists.map(({ list_id: listId }) => listUri(issuer.publicUrl, listId))
}
