const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Weights 7, 3, 1 over 0–9, A–Z = 10–35 and the filler = 0 (Doc 9303-3 §4.9): written anew, to check the verifier's own. */
function checkDigit(field: string): string {
  const sum = [...field].reduce((total, one, at) => total + Math.max(letters.indexOf(one), 0) * [7, 3, 1][at % 3]!, 0)
  return String(sum % 10)
}

const clean = (field: string): string => field.replaceAll('<', ' ').trim()

/** The two lines of a visa of format B, read by place (Doc 9303-7 §5.2). @throws when a length or a check digit is wrong */
export function checkedZone(upper: string, lower: string) {
  if (upper.length !== 36 || lower.length !== 36) throw new Error(`not two lines of 36: ${upper} ${lower}`)
  if (!upper.startsWith('V<')) throw new Error('not a visa')
  for (const [from, to] of [
    [0, 9],
    [13, 19],
    [21, 27],
  ] as const) {
    if (checkDigit(lower.slice(from, to)) !== lower[to]) throw new Error(`check digit ${to + 1} of ${lower} is wrong`)
  }
  return {
    issuer: clean(upper.slice(2, 5)),
    name: upper
      .slice(5)
      .split('<<')
      .map(clean)
      .filter((part) => part !== ''),
    number: clean(lower.slice(0, 9)),
    nationality: clean(lower.slice(10, 13)),
    born: lower.slice(13, 19),
    sex: lower[20],
    until: lower.slice(21, 27),
  }
}
