/**
 * The shape of a catalogue: literal texts become `string`, functions keep their parameters. A key that is missing in one
 * language, or takes other parameters, is a type error there.
 */
export type Widen<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : T extends readonly (infer E)[]
      ? readonly Widen<E>[]
      : { readonly [K in keyof T]: Widen<T[K]> }
