import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatCardNumber } from '@sapar/verifier/format'
import { aCard } from '#test/builders/card.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { flat, wordsOfPdf } from '#test/support/pdf-pages.ts'
import { chargesRoutes } from './routes.ts'
import { chargesPath } from './paths.ts'

let t: HolderSite
before(async () => {
  t = await holderSite(chargesRoutes)
})
after(() => t.close())

const ask = (path: string) => t.app.request(path, { headers: { cookie: 'sapar-holder=holder' } })

async function wordsAt(path: string): Promise<string> {
  const answer = await ask(path)
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
  return wordsOfPdf(new Uint8Array(await answer.arrayBuffer()))
}

test('the statement of all cards, and of one, come as PDF; somebody else’s card is like none (I-10)', async () => {
  const [one, foreign] = [await aCard(t), await aCard(t)]
  const other = await aCard(t, { holderId: one.holderId })
  t.signInAs('holder', one)
  const numbers = [one, other].map(({ cardNumber }) => flat(formatCardNumber(cardNumber)))
  const all = await wordsAt(chargesPath(undefined, 'statement.pdf'))
  assert.deepEqual(
    numbers.map((number) => all.includes(number)),
    [true, true],
  )
  const alone = await wordsAt(chargesPath(one.id, 'statement.pdf'))
  assert.deepEqual(
    numbers.map((number) => alone.includes(number)),
    [true, false],
  )
  for (const id of [foreign.id, t.newId(), 'nonsense']) {
    assert.equal((await ask(chargesPath(id, 'statement.pdf'))).status, 404, id)
  }
})
