/**
 * The office's keys. Links and buttons name their own in `aria-keyshortcuts`; this presses them. Nothing happens while
 * somebody types in a field, and the keys can be turned off for this browser (WCAG 2.1.4).
 */
const storageKey = 'sapar-office-keys'

const isOff = () => localStorage.getItem(storageKey) === 'off'

function showWhetherOff(): void {
  document.documentElement.classList.toggle('keys-off', isOff())
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-keys-switch]')) {
    button.hidden = false
    button.textContent = (isOff() ? button.dataset['turnOn'] : button.dataset['turnOff']) ?? ''
  }
}

/** The letter that is printed on the key, whatever layout is on: Ф on a Russian keyboard is the A of the list. */
function letterOf(event: KeyboardEvent): string {
  const isLatin = /^[\x20-\x7e]$/.test(event.key)
  if (isLatin) return event.key.toUpperCase()
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)

function press(key: string): boolean {
  const [target] = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`)
  if (!target) return false
  target.click()
  return true
}

/** J and K go down and up the lines; Enter on a line is the browser's own. */
function move(step: 1 | -1): boolean {
  const rows = Array.from(document.querySelectorAll<HTMLElement>('[data-row]'))
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]
  next?.focus()
  return next !== undefined
}

function showHelp(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('#keys')
  if (!dialog) return false
  dialog.showModal()
  return true
}

function act(key: string): boolean {
  if (key === '?') return showHelp()
  if (key === 'J') return move(1)
  if (key === 'K') return move(-1)
  return press(key === '=' ? '+' : key)
}

document.addEventListener('keydown', (event) => {
  const isOurs = !event.defaultPrevented && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey
  if (!isOurs || isOff() || isTyping(event.target) || document.querySelector('dialog[open]')) return
  if (act(letterOf(event))) event.preventDefault()
})

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('[data-keys-switch]')) {
    localStorage.setItem(storageKey, isOff() ? 'on' : 'off')
    showWhetherOff()
  }
})

showWhetherOff()

export {}
