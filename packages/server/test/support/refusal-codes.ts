import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Finds the codes of refusals in the source, as text: TypeScript 7 has no API to ask. They stand in two places: literally in
 * a call of `refuse(…)`, and in types named `…Refusal` with the types these are made of. A type named `…Fault` or alike has a
 * catalogue of its own (docs/decisions/0014) and is not followed.
 */
export type Source = { readonly file: string; readonly text: string }
export type FoundCode = { readonly code: string; readonly file: string }

const top = fileURLToPath(new URL('../../../..', import.meta.url))

/** Where refusals are made; the verifier's format has those of what people type. */
const sayers = ['packages/server/src/domain/**/*.ts', 'packages/server/src/modules/**/*.ts']
const sources = [...sayers, 'packages/server/src/platform/**/*.ts', 'packages/verifier/src/format/*.ts']

const ownCatalogue = /(Fault|Mistake|Finding|Problem)(Code)?$/

/** Cells of a register file are refused there one by one, with a sentence for the operator's report instead of a code. */
const cellReaders = /\/modules\/cards\/import\//

export function readSources(): { readonly sayers: Source[]; readonly all: Source[] } {
  return { sayers: read(sayers), all: read(sources) }
}

function read(patterns: readonly string[]): Source[] {
  const files = globSync(patterns, { cwd: top }).filter((file) => !file.endsWith('.test.ts'))
  return files.toSorted().map((file) => ({ file, text: readFileSync(`${top}/${file}`, 'utf8') }))
}

/**
 * @param said where refusals are made
 * @param declared where the types stand that theirs are made of; more than `said`
 */
export function refusalCodes(said: readonly Source[], declared: readonly Source[] = said): FoundCode[] {
  const types = declaredTypes(declared)
  const roots = declaredTypes([...said, platformCommands(declared)].flat())
  const inTypes = [...roots.keys()].filter((name) => name.endsWith('Refusal')).flatMap((name) => codesOf(name, types))
  const callers = said.filter(({ file }) => !cellReaders.test(file))
  const inCalls = callers.flatMap(({ file, text }) => literalsInCalls(text).map((code) => ({ code, file })))
  return [...new Map([...inCalls, ...inTypes].map((found) => [found.code, found])).values()]
}

/** `runCommand` refuses too, for every use case that goes through it. */
function platformCommands(declared: readonly Source[]): Source[] {
  return declared.filter(({ file }) => file.endsWith('platform/db/commands.ts'))
}

type Declared = Map<string, { readonly file: string; readonly body: string }[]>

/** From `type Name =` to the next line that begins something else; the house's format indents all that belongs to it. */
const declaration = /^(?:export )?type (\w+)(?:<.*>)? =(.*(?:\n(?:[ |}].*)?)*)/gm

function declaredTypes(from: readonly Source[]): Declared {
  const found: Declared = new Map()
  for (const { file, text } of from) {
    for (const [, name = '', body = ''] of text.matchAll(declaration)) {
      found.set(name, [...(found.get(name) ?? []), { file, body: withoutComments(body) }])
    }
  }
  return found
}

function codesOf(name: string, types: Declared, seen = new Set<string>()): FoundCode[] {
  if (seen.has(name) || ownCatalogue.test(name)) return []
  seen.add(name)
  return (types.get(name) ?? []).flatMap(({ file, body }) => {
    const members = membersOf(body)
    const literals = members.filter((member) => member.startsWith("'")).map((quoted) => quoted.slice(1, -1))
    const named = members.filter((member) => !member.startsWith("'"))
    return [...literals.map((code) => ({ code, file })), ...named.flatMap((other) => codesOf(other, types, seen))]
  })
}

const item = String.raw`(?:'[^']*'|\w+)`
const unionAfterCode = new RegExp(String.raw`\bcode:\s*\|?\s*(${item}(?:\s*\|\s*${item})*)`, 'g')

/** What a union is made of: its bare members, and of its objects what stands after `code:`. */
function membersOf(body: string): string[] {
  const codes = Array.from(body.matchAll(unionAfterCode), ([, union = '']) => union)
  // `Outcome['refusal']` names a property and `DecidedBy<'refused'>` an argument: neither is a code.
  const bare = withoutObjects(body)
    .replace(/\[[^\]]*\]/g, '')
    .replace(/<[^<>]*>/g, (given) => given.replace(/'[^']*'/g, ''))
  return [bare, ...codes].flatMap((text) => text.match(new RegExp(item, 'g')) ?? [])
}

function withoutObjects(text: string): string {
  const outer = text.replace(/\{[^{}]*\}/g, '')
  return outer === text ? text : withoutObjects(outer)
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}

/** `refuse('a')`, `refuse({ code: 'a', … })`, `refuse(isLate ? 'a' : 'b')`; not the `'c'` of a comparison. */
function literalsInCalls(text: string): string[] {
  const calls = withoutComments(text).matchAll(
    /\brefuse(?:<[^()]*>)?\(\s*(?:\{\s*(?:\w+,\s*)*code:\s*([^,}]*)|([^{][^)]*))/g,
  )
  return Array.from(calls, ([, code, bare]) => code ?? bare ?? '').flatMap((expression) =>
    Array.from(expression.matchAll(/(?<![!=]==? )'([a-z0-9-]+)'/g), ([, literal = '']) => literal),
  )
}
