/** Texts of one language, as the page brings them for all: a gate changes its language without a network. */
type Texts = { readonly [key: string]: string | Texts }

const root = document.documentElement
const all = JSON.parse(root.dataset['texts'] ?? '{}') as Readonly<Record<string, Texts>>

export const languages = Object.keys(all)

/** `because.expired` → the sentence, with `{name}` filled in. */
export function text(path: string, values: Readonly<Record<string, string | number>> = {}): string {
  let found: string | Texts | undefined = all[root.lang]
  for (const step of path.split('.')) found = typeof found === 'object' ? found[step] : undefined
  if (typeof found !== 'string') throw new Error(`no text ${path} in ${root.lang}`)
  return found.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Writes every text of the page that does not depend on what happens. */
export function applyLanguage(language: string): void {
  if (!languages.includes(language)) return
  root.lang = language
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = text(element.dataset['text'] ?? '', { n: element.dataset['n'] ?? '' })
  }
  document.title = `${text('title')} – ${text('siteName')}`
}

/** `12 min`, `3 h`, `2 d`: abbreviated, because a screen that is read at arm's length has no room for plurals. */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return text('units.now')
  if (minutes < 120) return text('units.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? text('units.hours', { n: hours }) : text('units.days', { n: Math.floor(hours / 24) })
}

/** In the device's own zone: an agent compares it with the clock on the wall. */
export function instant(seconds: number): string {
  const at = new Date(seconds * 1000)
  return at.toLocaleString(root.lang, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
}
