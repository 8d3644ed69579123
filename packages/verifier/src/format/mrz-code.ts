/** What a three-letter code of a machine-readable zone stands for. */
export type MrzCodeKind =
  | 'state'
  | 'british-national'
  | 'united-nations'
  | 'organisation'
  | 'stateless'
  | 'refugee'
  | 'unspecified'
  | 'specimen'

export type MrzCode = {
  readonly kind: MrzCodeKind
  /** ISO 3166-1 alpha-3 of the State, or undefined where ISO 3166 has none. */
  readonly iso3166: string | undefined
}

// Doc 9303-3 §5: what differs from ISO 3166-1. RKS is Kosovo, which ISO 3166 has not; EUE the European Union.
const special: Readonly<Record<string, MrzCode>> = {
  D: { kind: 'state', iso3166: 'DEU' },
  GBD: { kind: 'british-national', iso3166: 'GBR' },
  GBN: { kind: 'british-national', iso3166: 'GBR' },
  GBO: { kind: 'british-national', iso3166: 'GBR' },
  GBP: { kind: 'british-national', iso3166: 'GBR' },
  GBS: { kind: 'british-national', iso3166: 'GBR' },
  RKS: { kind: 'state', iso3166: undefined },
  EUE: { kind: 'organisation', iso3166: undefined },
  UNO: { kind: 'united-nations', iso3166: undefined },
  UNA: { kind: 'united-nations', iso3166: undefined },
  UNK: { kind: 'united-nations', iso3166: undefined },
  XXA: { kind: 'stateless', iso3166: undefined },
  XXB: { kind: 'refugee', iso3166: undefined },
  XXC: { kind: 'refugee', iso3166: undefined },
  XXX: { kind: 'unspecified', iso3166: undefined },
  UTO: { kind: 'specimen', iso3166: undefined },
}

/**
 * Explains a code as it stands in the zone, fillers already cut off (`D`, not `D<<`). A State's code is not looked up in
 * a list: new States get codes, and a code that nobody issued is found by comparing with the record.
 * @returns undefined when it has not the shape of a code
 */
export function readMrzCode(code: string): MrzCode | undefined {
  if (Object.hasOwn(special, code)) return special[code]
  if (!/^[A-Z]{3}$/.test(code)) return undefined
  // all codes of organisations begin with X, and so does no code of a State (Doc 9303-3 §5, part D)
  return code.startsWith('X') ? { kind: 'organisation', iso3166: undefined } : { kind: 'state', iso3166: code }
}
