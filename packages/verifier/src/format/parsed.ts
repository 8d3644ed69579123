/**
 * What every parser of this package answers: the value, or a refusal that the caller must look at; nothing is thrown for
 * bad input. The shape is the one the issuer's use cases answer with, so that neither side converts.
 */
export type Parsed<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }
