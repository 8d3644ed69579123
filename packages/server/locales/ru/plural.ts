const rules = new Intl.PluralRules('ru')

/** Russian counts in three forms: 1 день, 2 дня, 5 дней (CLDR one, few, many). */
export function plural(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count)
  return form === 'one' ? one : form === 'few' ? few : many
}
