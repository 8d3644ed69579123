import { listApplications } from '#modules/applications'
import { findHolder } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import type { HolderPage } from './holder-layout.tsx'

/**
 * Under whose ids letters, papers and payments of this account are kept: those of its cards, and those of whom it applied
 * for and who are not in the register yet. Who is there and linked to another account is that one's (I-10).
 */
export async function ownIds({ deps: { db }, session }: HolderPage): Promise<Id[]> {
  const { holderIds, principalId } = session
  const applied = new Set((await listApplications(db, principalId)).map(({ holderId }) => holderId))
  const others = [...applied].filter((id) => !holderIds.includes(id))
  const recorded = await Promise.all(others.map((id) => findHolder(db, id)))
  return [...holderIds, ...others.filter((_, at) => recorded[at] === undefined)]
}
