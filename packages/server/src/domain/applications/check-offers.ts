import { readCountryCode } from '../cards/country-codes.ts'
import { ruleMistakes } from '../evidence/check-rules.ts'
import type { ProfileProblem } from '../reference/profile-problem.ts'
import type { ReferenceEntry, ReferenceKind } from '../reference/contents.ts'
import { hintFactKinds, paperFactKinds } from './application-facts.ts'

type Entries = readonly ReferenceEntry[]

/** What a profile says about applications and no single entry shows: codes that lead nowhere, rules that never hold. */
export function offerProblems(entries: Entries): ProfileProblem[] {
  return entries.flatMap((entry, at) => {
    const path = `entries[${at}].content`
    switch (entry.kind) {
      case 'card-offer':
        return [
          ...cardTypeProblems(entries, entry, path),
          ...nationalityProblems(entry.content.nationalities ?? [], path),
          ...reviewTimeProblems(entries),
        ]
      case 'card-exemption':
        return nationalityProblems(entry.content.nationalities, path)
      case 'application-paper-rule':
        return [...paperProblems(entries, entry.content.paper, path), ...ruleProblems(entries, entry, path)]
      case 'application-hint':
        return ruleProblems(entries, entry, path)
      default:
        return []
    }
  })
}

function cardTypeProblems(entries: Entries, { content }: ReferenceEntry<'card-offer'>, path: string): ProfileProblem[] {
  const types = entries.filter((entry): entry is ReferenceEntry<'card-type'> => entry.kind === 'card-type')
  const versions = types.filter(({ code }) => code === content.cardType)
  if (versions.length === 0) {
    return [{ path: `${path}.cardType`, message: `there is no card-type "${content.cardType}"` }]
  }
  return content.purposes
    .filter((purpose) => !versions.some((type) => type.content.purposes.includes(purpose)))
    .map((purpose) => ({ path: `${path}.purposes`, message: `the card type has no purpose "${purpose}"` }))
}

function nationalityProblems(nationalities: readonly string[], path: string): ProfileProblem[] {
  return nationalities
    .filter((code) => readCountryCode(code) !== code)
    .map((code) => ({ path: `${path}.nationalities`, message: `no passport has the code "${code}"` }))
}

function paperProblems(entries: Entries, paper: string, path: string): ProfileProblem[] {
  return codesOf(entries, 'application-paper').includes(paper)
    ? []
    : [{ path: `${path}.paper`, message: `there is no application-paper "${paper}"` }]
}

/** One cannot promise a decision without saying how long it takes. */
function reviewTimeProblems(entries: Entries): ProfileProblem[] {
  return codesOf(entries, 'service-time').includes('application-review')
    ? []
    : [{ path: 'entries', message: 'the service-time "application-review" is missing' }]
}

function ruleProblems(
  entries: Entries,
  entry: ReferenceEntry<'application-paper-rule'> | ReferenceEntry<'application-hint'>,
  path: string,
): ProfileProblem[] {
  const codes = {
    offers: codesOf(entries, 'card-offer'),
    cardTypes: codesOf(entries, 'card-type'),
    purposes: codesOf(entries, 'purpose'),
  }
  const kinds = entry.kind === 'application-hint' ? hintFactKinds(codes) : paperFactKinds(codes)
  const rule = { code: entry.code, when: entry.content.when }
  return ruleMistakes([rule], kinds).map((mistake) => ({
    path: `${path}.when`,
    message: 'fact' in mistake ? `${mistake.fact}: ${mistake.code}` : mistake.code,
  }))
}

function codesOf(entries: Entries, kind: ReferenceKind): string[] {
  return entries.filter((entry) => entry.kind === kind).map(({ code }) => code)
}
