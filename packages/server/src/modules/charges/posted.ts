import { nothingPosted, type Posted } from '#domain/charges/plan-postings.ts'
import { owedBy, type LedgerEntry } from './ledger-entry.ts'

/** What the entries of one card say of its days and waivers; payments and refunds are no part of that. */
export function postedBy(entries: readonly LedgerEntry[]): Posted {
  const sum = (kinds: readonly LedgerEntry['kind'][]): number =>
    entries.filter(({ kind }) => kinds.includes(kind)).reduce((total, entry) => total + owedBy(entry), 0)
  return {
    ...nothingPosted,
    chargedOn: new Set(entries.flatMap(({ chargedOn }) => chargedOn ?? [])),
    grossMinor: sum(['charge', 'correction']),
    waivedMinor: 0 - sum(['waiver', 'waiver-correction']),
    corrections: Math.max(0, ...entries.map(({ correctionNumber }) => correctionNumber ?? 0)),
  }
}
