import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { ok, refuse } from '#kernel/result.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { assertRedirect, errorsIn, ownRequest } from '#test/support/begun-request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { requestRoutes } from '../request/routes.ts'
import { requestCancellationRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...requestRoutes, ...requestCancellationRoutes])
})
after(() => t.close())

const { findings } = messages.en.cancel.identity

async function unconfirmed() {
  const holder = await aHolder(t, { passportNumber: 'L898902C3' })
  const card = await aCard(t, { holderId: holder.holderId })
  return ownRequest(t, { state: 'draft', card, answers: { isIdentityConfirmed: false } })
}

const right = { passportNumber: 'L898902C3', bornOn: '1974-08-12', familyName: 'Eriksson', givenNames: 'Anna Maria' }

test('what fits goes on; the two lines of the passport do as well', async () => {
  for (const fields of [right, { mrz: passportZone() }]) {
    const { path, as } = await unconfirmed()
    assertRedirect(await t.browser.send(`${path}/identity`, fields, { as }), `${path}/contact`)
    const again = await t.browser.get(`${path}/identity`, { as })
    assert.ok(again.html.includes(messages.en.cancel.identity.confirmed), 'nothing is asked twice')
  }
})

test('each field that differs is told in four languages, and nothing of the record', async () => {
  const { path, as } = await unconfirmed()
  const wrong = { passportNumber: 'X1234567', bornOn: '1990-01-01', familyName: 'Smith', givenNames: 'John' }
  for (const language of languages) {
    const answer = await t.browser.send(`${path}/identity`, wrong, { as, language })
    assert.equal(answer.status, 400)
    await assertGoodHtml(answer.html, language)
    const texts = messages[language].cancel.identity.findings
    assert.deepEqual(errorsIn(answer.html), {
      passportNumber: texts['passport-number-differs'],
      bornOn: texts['birth-date-differs'],
      familyName: texts['name-differs'],
    })
    assert.doesNotMatch(answer.html, /L898902C3|1974|Eriksson/i)
    assert.match(answer.html, /value="X1234567"/)
  }
})

test('a wrong check digit is told before anything is compared, and costs no attempt', async () => {
  const { path, as } = await unconfirmed()
  let counted = 0
  t.limit.count = () => {
    counted += 1
    return Promise.resolve(ok(null))
  }
  const mrz = passportZone().replace('L898902C3', 'L898902C4')
  const { html } = await t.browser.send(`${path}/identity`, { mrz }, { as })
  assert.deepEqual(errorsIn(html), { mrz: findings['mrz-document-number-check'] })
  assert.equal(counted, 0)
  await t.browser.send(`${path}/identity`, { ...right, bornOn: '1974-08-13' }, { as })
  assert.equal(counted, 1)
})

test('the lines of another passport are a mismatch', async () => {
  const { path, as } = await unconfirmed()
  const { html } = await t.browser.send(
    `${path}/identity`,
    { ...right, mrz: passportZone({ number: 'X1234567' }) },
    { as },
  )
  assert.deepEqual(errorsIn(html), { mrz: findings['mrz-passport-number-differs'] })
})

test('attempts are limited, and the page says until when', async () => {
  const { path, as } = await unconfirmed()
  const retryAt = new Date(t.clock.now().getTime() + 90_000)
  t.limit.count = () => Promise.resolve(refuse({ code: 'too-many-attempts', retryAt }))
  const answer = await t.browser.send(`${path}/identity`, right, { as })
  t.limit.count = () => Promise.resolve(ok(null))
  assert.equal(answer.status, 429)
  await assertGoodHtml(answer.html, 'too many')
  assert.deepEqual(errorsIn(answer.html), { passportNumber: messages.en.cancel.identity.tooMany(2) })
  const check = await t.browser.get(`${path}/check`, { as })
  assert.ok(check.html.includes(messages.en.cancel.check.notAnswered))
})
