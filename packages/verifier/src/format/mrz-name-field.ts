/**
 * A name shortened to a field (Doc 9303-7 §4.2.3): the last given name loses its last letters down to its initial, then
 * the one before it, then the family name in the same way, so that something of every component stays. A name with more
 * components than that gives room for loses the last ones. What was shortened fills the field to its last place with a
 * letter, which tells a reader that it may be cut (§7.2.3.3).
 * @param name as `mrzName` writes it: `SMITH<JONES<<SUSIE`
 */
export function shortenMrzName(name: string, length: number): string {
  if (name.length <= length) return name
  const [family = '', given = ''] = name.split('<<')
  const primary = family.split('<').slice(0, Math.floor(length / 2))
  const secondary = given.split('<').slice(0, Math.floor(length / 2) - primary.length)
  while (written(primary, secondary).length > length) {
    if (!shortenLast(secondary)) shortenLast(primary)
  }
  return written(primary, secondary)
}

function written(primary: readonly string[], secondary: readonly string[]): string {
  return [primary.join('<'), secondary.join('<')].filter((part) => part !== '').join('<<')
}

/** Takes a letter from the last component that has more than one; false when none has. */
function shortenLast(components: string[]): boolean {
  const at = components.findLastIndex((component) => component.length > 1)
  const component = components[at]
  if (component === undefined) return false
  components[at] = component.slice(0, -1)
  return true
}
