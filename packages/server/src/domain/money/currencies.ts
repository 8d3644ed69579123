/**
 * Digits after the decimal point of each currency of ISO 4217 list one (SIX, 2024-06-25, and XCG of amendment 176). Metals,
 * units of account and codes for tests are left out: the standard gives them no digits. Codes withdrawn since stay, for
 * amounts of that time. Not from `Intl`, whose data differ for IQD, IRR, IDR, HUF and others.
 */
const byDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: 'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const digits: ReadonlyMap<string, number> = new Map(
  Object.entries(byDigits).flatMap(([count, codes]) => codes.split(' ').map((code) => [code, Number(count)] as const)),
)

export function isCurrency(code: string): boolean {
  return digits.has(code)
}

/** How many digits follow the decimal point. @throws {RangeError} for a code that ISO 4217 does not have */
export function currencyDigits(code: string): number {
  const found = digits.get(code)
  if (found === undefined) throw new RangeError('not a currency of ISO 4217')
  return found
}
