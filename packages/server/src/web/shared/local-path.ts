/**
 * A path of our own site, or undefined. Anything a browser could read as another origin is refused: `//host`, `/\host`,
 * control characters, absolute URLs.
 */
export function localPath(text: string | undefined): string | undefined {
  if (!text || text.length > 500 || !text.startsWith('/')) return undefined
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/^\/[/\\]|[\u0000-\u0020\\\u007f]/.test(text)) return undefined
  // `/x/..//host` is our own path until something normalises it to `//host`
  return URL.parse(text, 'http://local')?.pathname.startsWith('//') ? undefined : text
}

/** The path with one query parameter added. */
export function withQuery(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://local')
  url.searchParams.set(name, value)
  return url.pathname + url.search
}
