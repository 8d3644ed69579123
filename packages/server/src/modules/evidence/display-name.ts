const maxBytes = 255
const fallback = 'file'

/** C0 and C1 controls with NUL, and the marks that turn the reading direction: U+202E makes `gpj.exe` read `exe.jpg`. */
const unseen = /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const pathPart = /^.*[/\\]/su

/**
 * The name of an uploaded file, fit to be shown. It is never part of a path or a key: files are found by id. Cut to what
 * a file system takes, the ending kept, so that a download gets a name that works.
 */
export function displayName(fileName: string): string {
  const shown = fileName
    .normalize('NFC')
    .toWellFormed()
    .replace(pathPart, '')
    .replace(unseen, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return shown === '' || /^\.+$/.test(shown) ? fallback : cut(shown)
}

function cut(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const stem = Array.from(name.slice(0, name.length - ending.length))
  while (Buffer.byteLength(stem.join('')) > maxBytes - ending.length) stem.pop()
  return stem.join('') + ending
}
