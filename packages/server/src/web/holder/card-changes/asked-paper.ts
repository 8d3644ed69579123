import type { ChangeKind } from '#domain/card-changes/change.ts'
import { changePapers } from '#domain/card-changes/papers.ts'
import type { AskedPaper } from '../evidence/asked-papers.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** The paper that goes with a kind of request, in the holder's language. */
export function askedPaper({ t }: Pick<HolderPage, 't'>, kind: ChangeKind): AskedPaper {
  const { code } = changePapers[kind]
  return { code, ...t.cardChanges.papers[code] }
}
