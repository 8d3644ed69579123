/** Two wishes of whoever works at this device; nothing else is kept. */
const key = 'sapar-gate'

type Settings = { readonly language?: string; readonly isMuted?: boolean }

export function readSettings(): Settings {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Settings
  } catch {
    // storage switched off, or not ours
    return {}
  }
}

export function keepSettings(change: Settings): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...readSettings(), ...change }))
  } catch {
    // storage switched off: the wish lasts as long as the page
  }
}
