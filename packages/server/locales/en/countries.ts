/** Codes of passports that are no State's of ISO 3166 (ICAO Doc 9303-3 §5), in the order in which a list shows them. */
export const countries = {
  RKS: 'Kosovo',
  GBD: 'British Overseas Territories citizen',
  GBN: 'British National (Overseas)',
  GBO: 'British Overseas citizen',
  GBP: 'British protected person',
  GBS: 'British subject',
  EUE: 'European Union (laissez-passer)',
  UNO: 'United Nations',
  UNA: 'Specialised agency of the United Nations',
  UNK: 'United Nations mission in Kosovo',
  XOM: 'Sovereign Military Order of Malta',
  XXA: 'Stateless person',
  XXB: 'Refugee (1951 Convention)',
  XXC: 'Refugee (other)',
  XXX: 'Nationality not stated',
  UTO: 'Utopia (specimen passport)',
}
