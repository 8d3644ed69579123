/** A value that a test needs to be there. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('this should be there')
  return value
}
