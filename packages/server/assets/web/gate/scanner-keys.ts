import { readTyped } from './typed.ts'

type Acts = { readonly next: () => void; readonly take: (text: string) => void }

/**
 * A scanner on a cable types, and ends with Enter. What it types goes to the field wherever the focus is, unless somebody
 * types elsewhere; Escape calls the next passenger.
 */
export function listenToKeys(field: HTMLTextAreaElement, { next, take }: Acts): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return next()
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target === field) endOfScan(event, field, take)
    // a button that has the focus keeps Enter and the space bar
    else if (event.key.length === 1 && event.key !== ' ') field.focus()
  })
}

/** The Enter between the two lines of a passport ends nothing. */
function endOfScan(event: KeyboardEvent, field: HTMLTextAreaElement, take: Acts['take']): void {
  if (event.key !== 'Enter' || event.shiftKey || readTyped(field.value, today()).kind === 'half') return
  event.preventDefault()
  take(field.value)
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
