/** What may stand in a place of the zone; a filler may stand in all of them. */
export type SignKind = 'letter' | 'digit' | 'any'

export const signKinds = ['letter', 'digit', 'any'] as const satisfies readonly SignKind[]

/** Type of document, State and name have no digit (Doc 9303-4 §4.2.2). */
export const upperKinds: readonly SignKind[] = repeat('letter', 44)

export const lowerKinds: readonly SignKind[] = [
  ...repeat('any', 9), // document number
  ...repeat('digit', 1),
  ...repeat('letter', 3), // nationality
  ...repeat('digit', 7), // date of birth and its check digit
  ...repeat('letter', 1), // sex
  ...repeat('digit', 7), // date of expiry and its check digit
  ...repeat('any', 14), // the State's own data
  ...repeat('digit', 2),
]

function repeat(kind: SignKind, times: number): SignKind[] {
  return Array.from({ length: times }, () => kind)
}
