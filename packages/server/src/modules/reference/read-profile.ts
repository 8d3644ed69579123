import { z } from 'zod'
import { checkEntries } from '#domain/reference/check-entries.ts'
import type { ReferenceEntry } from '#domain/reference/contents.ts'
import type { ProfileProblem } from '#domain/reference/profile-problem.ts'
import type { LocalText } from '#domain/languages.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { codeSchema, contentSchemas, entryHead, localText } from './content-schemas.ts'

/** Who issues the cards: a code of ICAO Doc 9303-3 §5 (`UTO` is the specimen state) and the name on pages and papers. */
export type Issuer = { readonly code: string; readonly names: LocalText }

export type Profile = {
  readonly profile: string
  readonly issuer: Issuer
  readonly entries: readonly ReferenceEntry[]
}

export type ProfileInvalid = { readonly code: 'profile-invalid'; readonly problems: readonly ProfileProblem[] }

const profileHead = z.strictObject({
  profile: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a profile is named by lower-case words joined by hyphens'),
  issuer: z.strictObject({ code: z.string().regex(/^[A-Z]{1,3}$/, 'one to three capitals'), names: localText }),
  entries: z.array(z.unknown()).min(1),
})

/** Checks a profile as a whole and lists every mistake, so that one round of mending is enough. */
export function readProfile(input: unknown): Result<Profile, ProfileInvalid> {
  const head = profileHead.safeParse(input)
  if (!head.success) return refuse({ code: 'profile-invalid', problems: problemsOf(head.error, []) })
  const read = head.data.entries.map(readEntry)
  const problems = read.flatMap((entry) => (entry.ok ? [] : entry.refusal))
  if (problems.length > 0) return refuse({ code: 'profile-invalid', problems })
  const entries = read.flatMap((entry) => (entry.ok ? [entry.value] : []))
  const crossProblems = checkEntries(entries)
  if (crossProblems.length > 0) return refuse({ code: 'profile-invalid', problems: crossProblems })
  return ok({ profile: head.data.profile, issuer: head.data.issuer, entries })
}

function readEntry(input: unknown, index: number): Result<ReferenceEntry, ProfileProblem[]> {
  const at = ['entries', index]
  const head = entryHead.safeParse(input)
  if (!head.success) return refuse(problemsOf(head.error, at))
  const code = codeSchema(head.data.kind).safeParse(head.data.code)
  const content = contentSchemas[head.data.kind].safeParse(head.data.content)
  const problems = [
    ...(code.success ? [] : problemsOf(code.error, [...at, 'code'])),
    ...(content.success ? [] : problemsOf(content.error, [...at, 'content'])),
  ]
  if (problems.length > 0) return refuse(problems)
  return ok({ ...head.data, content: content.data } as ReferenceEntry)
}

function problemsOf(error: z.ZodError, at: readonly PropertyKey[]): ProfileProblem[] {
  return error.issues.map((issue) => ({ path: pathText([...at, ...issue.path]), message: issue.message }))
}

/** `entries[3].content.names.kk` */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('')
}
