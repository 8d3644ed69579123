import { variableNames, variables, type Values, type Variable, type VariableName } from './variables.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** One thing that is wrong, in words that do not give away a secret. */
export interface SettingsMistake {
  readonly variable: string
  readonly wrong: string
  readonly expected: string
}

/** Reads each variable by itself; a wrong one gives a mistake and its default, so that all mistakes show at once. */
export function readValues(env: Environment): { readonly values: Values; readonly mistakes: SettingsMistake[] } {
  const mistakes = unknownVariables(env)
  const values: Partial<Record<VariableName, unknown>> = {}
  for (const name of variableNames) {
    const variable: Variable<unknown> = variables[name]
    // An empty value is how compose files and unit files leave a variable out.
    const given = env[name] || undefined
    const read = given === undefined ? undefined : variable.kind.schema.safeParse(given)
    if (read && !read.success) mistakes.push(doesNotFit(name, variable, given ?? ''))
    if (read?.success) values[name] = read.data
    else if (variable.default !== undefined) values[name] = variable.kind.schema.parse(variable.default)
  }
  return { values: values as Values, mistakes }
}

function doesNotFit(name: string, { kind, isSecret }: Variable<unknown>, given: string): SettingsMistake {
  const wrong = isSecret
    ? 'has a value that does not fit (not shown, because it is secret)'
    : `is «${withoutLogin(given)}»`
  return { variable: name, wrong, expected: kind.words }
}

/** Somebody may have put a password into an address that takes none. */
function withoutLogin(value: string): string {
  return value.replace(/\/\/[^/]*@/, '//…@')
}

/** A mistyped name would otherwise leave its default in force without a word. Those of tests are not ours to judge. */
function unknownVariables(env: Environment): SettingsMistake[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('SAPAR_') && !name.startsWith('SAPAR_TEST_') && !(name in variables))
    .map((name) => ({
      variable: name,
      wrong: 'is no setting of Sapar',
      expected: `one of ${variableNames.filter((known) => known.startsWith('SAPAR_')).join(', ')}`,
    }))
}
