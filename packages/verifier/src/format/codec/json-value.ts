/** What JSON can say. Objects made by `parseStrictJson` carry their members as own properties, `__proto__` too. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

export type JsonObject = { readonly [name: string]: JsonValue }

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that the object itself has; never one that it inherits, such as `constructor`. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** A string member of at most `longest` characters. */
export function textMember(object: JsonObject, name: string, longest: number): string | undefined {
  const value = member(object, name)
  return typeof value === 'string' && value.length <= longest ? value : undefined
}

/** A whole number from 0 up to the largest that a double holds exactly: seconds, indices, counts. */
export function countMember(object: JsonObject, name: string): number | undefined {
  const value = member(object, name)
  return isCount(value) ? value : undefined
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0)
}
