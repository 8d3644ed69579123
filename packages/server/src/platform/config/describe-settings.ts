import { variableNames, variables, type Variable } from './variables.ts'

export interface SettingRow {
  readonly name: string
  readonly type: string
  readonly default: string
  readonly description: string
  readonly isSecret: boolean
}

/** The table of settings for the generated reference. */
export function describeSettings(): SettingRow[] {
  return variableNames.map((name) => {
    const variable: Variable<unknown> = variables[name]
    return {
      name,
      type: variable.kind.words,
      default: variable.default ?? variable.otherwise ?? '',
      description: variable.description,
      isSecret: variable.isSecret ?? false,
    }
  })
}
