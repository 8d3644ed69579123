/** Says which key presses a link or button; office-keys.ts listens. Without script nothing is promised to anybody. */
export function key(shortcut: string | undefined): { 'aria-keyshortcuts'?: string } {
  return shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut }
}

/** The key as it is printed beside the words; screen readers hear it from the attribute. */
export function keyHint(shortcut: string | undefined) {
  return shortcut === undefined ? <></> : <kbd aria-hidden="true">{shortcut}</kbd>
}

/** Every key, in the order of the help. The texts stand in the catalogue under the same names. */
export const shortcuts = [
  ['next', 'N'],
  ['down', 'J'],
  ['up', 'K'],
  ['queue', 'Q'],
  ['claim', 'C'],
  ['approve', 'A'],
  ['return', 'R'],
  ['refuse', 'F'],
  ['release', 'G'],
  ['note', 'M'],
  ['zoomIn', '+'],
  ['zoomOut', '-'],
  ['fit', '0'],
  ['turn', 'T'],
  ['help', '?'],
] as const
export type ShortcutName = (typeof shortcuts)[number][0]

/** The key of an action: said once, so that page and help cannot differ. */
export const keyOf = Object.fromEntries(shortcuts) as { readonly [N in ShortcutName]: string }
