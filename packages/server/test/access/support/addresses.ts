import { parametersOf } from '#web/shared/check-routes.ts'
import type { Route } from '#web/shared/route.ts'
import type { Estate } from './estate.ts'
import { idsOf, type IdsOfKind } from './object-ids.ts'

/** A path with its parameters filled in, and with what. */
export type Address = { readonly path: string; readonly asked: readonly string[] }

/** An address with something that is not the asker's in it, and the one that must answer alike: never made there. */
export type Strange = { readonly address: Address; readonly nothing: Address; readonly isStrangeFromTheStart: boolean }

export type Addresses = {
  /** Things of the asker's own that belong together; one address for each request where a request is named. */
  readonly own: readonly Address[]
  /** Somebody else's in at least one place, an unknown name, an id of another kind. */
  readonly strange: readonly Strange[]
  /** Something that none of our ids looks like, in one place. */
  readonly malformed: readonly Address[]
  /** Every parameter well-formed and never given to anything. */
  readonly unknown: Address
}

export type Declared = Pick<Route<never>, 'method' | 'path' | 'access' | 'objects'>

type Values = Readonly<Record<string, string>>

/** Every way to fill the parameters of a route that the sweep asks for; without parameters, the one address there is. */
export function addressesOf(route: Declared, estates: Parameters<typeof idsOf>[2]): Addresses {
  const parameters = parametersOf(route.path).map((name) => {
    const kind = route.objects?.[name] ?? 'no kind at all'
    return { name, ...idsOf(named(route), kind, estates) }
  })
  const longest = Math.max(1, ...parameters.map(({ own }) => own.length))
  const rows = Array.from({ length: longest }, (_, index) => rowOf(parameters, index))
  const never = Object.fromEntries(parameters.map(({ name, unknown }) => [name, unknown]))
  const fill = (values: Values) => filled(route.path, values)
  const strange = rows.flatMap(({ own, foreign }) =>
    strangeNames(parameters, foreign, estates.own).map((names): Strange => {
      const nothing = Object.fromEntries(Object.keys(names).map((name) => [name, never[name] ?? '']))
      return {
        address: fill({ ...own, ...names }),
        nothing: fill({ ...own, ...nothing }),
        isStrangeFromTheStart: parameters[0] !== undefined && parameters[0].name in names,
      }
    }),
  )
  const malformed = parameters.map(({ name }) => fill({ ...rows[0]?.own, [name]: 'not-an-id' }))
  return { own: rows.map(({ own }) => fill(own)), strange, malformed, unknown: fill(never) }
}

/** Who is turned away at the door is turned away before anything is looked up: two things that are there show as much as ten. */
export function atTheDoor(existing: readonly Address[]): readonly Address[] {
  return existing.slice(0, 2)
}

type Parameter = { readonly name: string } & IdsOfKind

/** The n-th thing of each kind; they belong together. */
function rowOf(parameters: readonly Parameter[], index: number): { readonly own: Values; readonly foreign: Values } {
  const at = (list: readonly string[]) => list[Math.min(index, list.length - 1)]
  const foreign = parameters.flatMap(({ name, foreign: ids }) => (ids.length > 0 ? [[name, at(ids) ?? '']] : []))
  return {
    own: Object.fromEntries(parameters.map(({ name, own, unknown }) => [name, at(own) ?? unknown])),
    foreign: Object.fromEntries(foreign) as Values,
  }
}

/** Which parameters are replaced by what: all that can be somebody else's, then each alone. */
function strangeNames(parameters: readonly Parameter[], foreign: Values, own: Estate): Values[] {
  const everything = Object.keys(foreign).length > 1 ? [foreign] : []
  const alone = parameters.flatMap(({ name, unknown }) => {
    const others = foreign[name] === undefined ? [] : [foreign[name], own.holder.holderId]
    return [...others, unknown].map((id) => ({ [name]: id }))
  })
  return [...everything, ...alone]
}

function filled(path: string, values: Values): Address {
  const asked = parametersOf(path).map((name) => values[name] ?? '')
  // what a parameter must look like stands in braces behind it
  return { path: path.replace(/:([a-zA-Z]+)(?:\{[^}]*\})?/g, (_, name: string) => values[name] ?? ''), asked }
}

export const named = (route: Declared): string => `${route.method} ${route.path}`
