import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { listen, type HttpServer } from '#platform/http/server.ts'
import { openBrowser, openDevice } from './browser.ts'
import { Visitor } from './journey-visitor.ts'

let browser: Browser
let server: HttpServer
let body = ''
before(async () => {
  browser = await openBrowser()
  const html = () => `<!doctype html><html lang="en"><title>A page</title><main>${body}</main></html>`
  const fetch = (request: Request) =>
    new URL(request.url).pathname === '/'
      ? new Response(html(), { headers: { 'content-type': 'text/html' } })
      : new Response('not here', { status: 404 })
  server = await listen({ host: '127.0.0.1', port: 0, fetch })
})
after(async () => {
  await browser.close()
  await server.close()
})

/** Visits a page and answers what was wrong with it. */
async function findingsOn(html: string): Promise<string> {
  body = html
  const url = new URL(`http://127.0.0.1:${server.port}`)
  const context = await openDevice(browser, url)
  const visitor = new Visitor(await context.newPage(), { origin: url.origin, language: 'en', hasScripts: true })
  await visitor.open('/')
  await visitor.page.waitForLoadState('networkidle')
  return visitor.leave().then(
    () => '',
    (error: Error) => error.message,
  )
}

test('a page without faults is left without a word', async () => {
  assert.equal(await findingsOn('<h1>One</h1><p>All is well.</p>'), '')
})

const faults: readonly (readonly [what: string, html: string, told: RegExp])[] = [
  ['two headings of the first order', '<h1>One</h1><h1>Two</h1>', /2 headings of the first order/],
  [
    'an error summary without the focus',
    '<h1>One</h1><div class="error-summary" tabindex="-1">No</div>',
    /has no focus/,
  ],
  ['sideways scroll', '<h1>One</h1><p class="w" style="width:400px">wide</p>', /sideways at 320 px because of .*p\.w/],
  ['too little contrast', '<h1>One</h1><p class="pale" style="color:#bbb">pale</p>', /axe color-contrast at p:/],
  ['an error in a script', '<h1>One</h1><script>throw new Error("spilt")</script>', /an error in a script: spilt/],
  ['an error on the console', '<h1>One</h1><script>console.error("odd")</script>', /the console says: odd/],
  ['a file that is not there', '<h1>One</h1><img alt="" src="/none.png">', /404 for \/none\.png/],
  ['another host', '<h1>One</h1><img alt="" src="http://127.0.0.1:1/x.png">', /asks another host/],
]

for (const [what, html, told] of faults) {
  test(`a journey tells of ${what}`, async () => {
    assert.match(await findingsOn(html), told)
  })
}
