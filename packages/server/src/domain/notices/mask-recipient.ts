/**
 * Enough to recognise one's own address, too little to learn somebody else's: who holds a check code may have found the
 * message in the street. `anna@example.org` → `a•••@e•••.org`, `+77010000001` → `+7•••01`.
 */
export function maskRecipient(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  if (at < 0) return `${recipient.slice(0, 2)}•••${recipient.slice(-2)}`
  const domain = recipient.slice(at + 1)
  return `${first(recipient)}•••@${first(domain)}•••${domain.slice(domain.lastIndexOf('.'))}`
}

/** The first code point, not the first half of one. */
function first(text: string): string {
  return [...text][0] ?? ''
}
