import assert from 'node:assert/strict'
import type { Answer } from './visitor.ts'

/** What every answer carries, whoever asked for whatever (T-04; OWASP ASVS 5.0 §3.4). */
export function assertSafeAnswer(
  { headers, body, status }: Answer,
  what: string,
  { isForAnyOrigin = false } = {},
): void {
  const header = (name: string) => headers.get(name) ?? ''
  assert.ok(status < 500, `${what}: answered ${status}`)
  assert.match(header('content-security-policy'), /default-src 'none'/, `${what}: CSP`)
  assert.match(header('content-security-policy'), /frame-ancestors '(none|self)'/, `${what}: frame-ancestors`)
  assert.doesNotMatch(
    header('content-security-policy'),
    /script-src[^;]*'unsafe|(?<!wasm-)unsafe-eval/,
    `${what}: no inline script`,
  )
  assert.equal(header('x-content-type-options'), 'nosniff', what)
  assert.match(header('strict-transport-security'), /max-age=(\d{8,})/, `${what}: HSTS`)
  assert.equal(header('cross-origin-opener-policy'), 'same-origin', what)
  assert.equal(header('referrer-policy'), 'same-origin', what)
  assert.equal(header('access-control-allow-origin'), isForAnyOrigin ? '*' : '', `${what}: which origins may read`)
  // of what is published every cache may stand in front, for as long as it says
  const keeping = isForAnyOrigin && status === 200 ? /^public, max-age=\d+(, immutable)?$/ : keepingOf(headers)
  assert.match(header('cache-control'), keeping, `${what}: cache-control`)
  const kept = headers.getSetCookie().filter((cookie) => !cookie.includes('Max-Age=0'))
  for (const cookie of kept) assert.match(cookie, /HttpOnly; SameSite=Lax/, `${what}: ${cookie}`)
  if (isOurPage(headers)) assertNoInlineCode(body, what)
}

/** Nobody keeps a page; everybody may keep our assets, whose names change with them, and published data for a while. */
function keepingOf(headers: Headers): RegExp {
  const isData = headers.get('content-type')?.startsWith('application/json') ?? false
  return isData
    ? /^(no-store|public, max-age=300|public, max-age=30, stale-if-error=86400)$/
    : /no-store|public, max-age=31536000, immutable/
}

/** Not a letter that is kept as a file or shown in a frame of its own: there the styles of the mail count, and nothing runs. */
function isOurPage(headers: Headers): boolean {
  const isHtml = headers.get('content-type')?.startsWith('text/html') ?? false
  const isKeptAsFile = headers.get('content-disposition')?.startsWith('attachment') ?? false
  return isHtml && !isKeptAsFile && !headers.get('content-security-policy')?.includes('sandbox')
}

function assertNoInlineCode(html: string, what: string): void {
  assert.doesNotMatch(html, /<style[\s>]|<[^>]+\sstyle=/i, `${what}: inline style`)
  assert.doesNotMatch(html, /<[^>]+\son[a-z]+=/i, `${what}: inline event handler`)
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc="\/assets\/)[^>]*>/i, `${what}: inline script`)
  assert.doesNotMatch(html, /(?:src|href)="(?:https?:)?\/\//i, `${what}: something from another host`)
  assert.doesNotMatch(html, /javascript:/i, `${what}: a script in an address`)
}
