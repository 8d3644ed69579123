import assert from 'node:assert/strict'
import type { Request } from 'playwright-core'
import { beginCancelling, signIn } from '../support/journey-holder.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/journey-visitor.ts'

const journey = journeyStage()

const kilobyte = 1024
/** The budgets of a holder's first page, in bytes as they travel; no fonts, nothing of any other kind. */
const budgets = new Map(
  Object.entries({ html: 14, css: 16, js: 12, images: 15 }).map(([kind, kb]) => [kind, kb * kilobyte]),
)
const mostRequests = 6
const laterPage = 12 * kilobyte

/** What Chromium calls a request, and which budget it draws on: the icon is "other", and scripts fetch. */
const kinds: Readonly<Record<string, string>> = {
  document: 'html',
  stylesheet: 'css',
  script: 'js',
  fetch: 'js',
  image: 'images',
  other: 'images',
}

type Load = { readonly name: string; readonly bytesByKind: ReadonlyMap<string, number>; readonly requests: number }

/** What travels when a page is opened: bodies as compressed, without what the browser's cache already holds. */
async function weigh({ page }: Visitor, name: string, open: () => Promise<void>): Promise<Load> {
  const finished: Request[] = []
  const note = (request: Request) => finished.push(request)
  page.on('requestfinished', note)
  await open()
  await page.waitForLoadState('networkidle')
  page.off('requestfinished', note)
  const bytesByKind = new Map<string, number>()
  let requests = 0
  for (const request of finished) {
    const { responseBodySize } = await request.sizes()
    // Chromium counts what came from its cache below zero
    if (responseBodySize <= 0) continue
    requests += 1
    const kind = kinds[request.resourceType()] ?? request.resourceType()
    bytesByKind.set(kind, (bytesByKind.get(kind) ?? 0) + responseBodySize)
  }
  return { name, bytesByKind, requests }
}

const bytesOf = ({ bytesByKind }: Load) => bytesByKind.values().reduce((sum, bytes) => sum + bytes, 0)

function told(load: Load): string {
  const parts = Array.from(load.bytesByKind, ([kind, bytes]) => `${kind} ${bytes}`)
  return `${load.name}: ${bytesOf(load)} bytes in ${load.requests} requests (${parts.join(', ')})`
}

journey('the first pages of a holder are light, the later ones lighter', async ({ sapar, visitor, tell }) => {
  const person = await sapar.person({ language: 'kk' })
  const holder = await visitor({ language: 'kk', width: 390 })
  const signInPage = await weigh(holder, 'the sign-in page, nothing cached', () => holder.open('/account/sign-in'))
  const account = await weigh(holder, 'my account, after it', () => signIn(holder, person))
  const step = await weigh(holder, 'preview and first question of a request', () =>
    beginCancelling(holder, person.cardNumber),
  )

  const elsewhere = await visitor({ language: 'kk', width: 390 })
  await elsewhere.page.context().addCookies(await holder.page.context().cookies())
  const alone = await weigh(elsewhere, 'my account, nothing cached', () => elsewhere.open('/account'))

  for (const load of [signInPage, account, step, alone]) tell(told(load))
  for (const load of [signInPage, alone]) {
    assert.ok(load.requests <= mostRequests, told(load))
    for (const [kind, bytes] of load.bytesByKind) {
      assert.ok(bytes <= (budgets.get(kind) ?? 0), `${kind} in ${told(load)}`)
    }
  }
  for (const load of [account, step]) assert.ok(bytesOf(load) <= laterPage, told(load))
})
