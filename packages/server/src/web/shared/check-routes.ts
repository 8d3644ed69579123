import { StartupProblem } from '#platform/startup-problem.ts'
import type { Route } from './route.ts'

type Declared = Pick<Route<never>, 'method' | 'path' | 'access' | 'objects'>

/** Refuses to start with a route that does not say who may use it, or what its parameters name (T-03). */
export function checkRoutes(routes: readonly Declared[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    if (route.access === undefined) throw mistake(name, 'declares no access policy')
    if (seen.has(name)) throw mistake(name, 'is declared twice')
    seen.add(name)
    const unnamed = parametersOf(route.path).filter((parameter) => !(parameter in (route.objects ?? {})))
    if (unnamed.length > 0) throw mistake(name, `does not say what ${unnamed.join(', ')} names`)
  }
}

export function parametersOf(path: string): string[] {
  return Array.from(path.matchAll(/:([a-zA-Z]+)/g), (match) => match[1] ?? '')
}

function mistake(route: string, what: string): StartupProblem {
  return new StartupProblem(`The route ${route} ${what}.`, 'Declare it in its route table; see web/shared/access.ts.')
}
