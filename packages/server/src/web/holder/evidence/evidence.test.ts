import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { uploadFaults } from '#platform/pictures/clean-upload.ts'
import { aCard } from '#test/builders/card.ts'
import { assertRedirect, errorsIn, ownRequest, type OwnRequest } from '#test/support/begun-request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { jpeg, zip } from '#test/support/upload-samples.ts'
import { requestRoutes } from '../request/routes.ts'
import { requestCancellationRoutes } from '../request-cancellation/routes.ts'
import { evidenceRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...requestRoutes, ...requestCancellationRoutes, ...evidenceRoutes])
})
after(() => t.close())

const texts = messages.en.cancel.evidence
const lost = () => ownRequest(t, { state: 'draft', answers: { reasonCode: 'passport-lost' } })
const fileOf = (bytes: Buffer, name = 'report.jpg') => new File([Uint8Array.from(bytes)], name)
const upload = ({ path, as }: OwnRequest, file: File, button = 'upload') =>
  t.browser.send(`${path}/evidence`, { do: button, file }, { as })

function picturesIn(html: string): string[] {
  return Array.from(html.matchAll(/<img src="([^"]+)"/g), ([, path = '']) => path)
}

test('the page says which paper and why, in four languages, and is a step of its own', async () => {
  const { path, as } = await lost()
  for (const language of languages) {
    const { html } = await t.browser.get(`${path}/evidence`, { as, language })
    await assertGoodHtml(html, language)
    const book = await t.reference.today()
    assert.ok(html.includes(book.returnPaper('police-report-of-loss').names[language]))
    assert.ok(html.includes(book.find('evidence-rule', 'passport-lost')?.explanation[language] ?? '?'))
    assert.ok(html.includes(messages[language].cancel.stepCount(5, 8)))
    assert.match(html, /accept="image\/jpeg/)
  }
})

test('without a rule that asks there is no such page', async () => {
  const { path, as } = await ownRequest(t, { state: 'draft' })
  assertRedirect(await t.browser.get(`${path}/evidence`, { as }), `${path}/contact`)
})

test('a picture is taken in, shown as our own clean page, and can be removed', async () => {
  const own = await lost()
  const { path, as } = own
  assertRedirect(await upload(own, fileOf(await jpeg())), `${path}/evidence`)
  const { html } = await t.browser.get(`${path}/evidence`, { as })
  await assertGoodHtml(html, 'with a paper')
  assert.ok(html.includes(texts.allThere))
  const [picture = ''] = picturesIn(html)
  const shown = await t.browser.get(picture, { as })
  assert.equal(shown.status, 200)
  assert.equal(shown.headers.get('content-type'), 'image/jpeg')
  assert.equal(shown.headers.get('cache-control'), 'no-store')
  assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')
  const removeAt = /action="([^"]+\/remove)"/.exec(html)?.[1] ?? ''
  assertRedirect(await t.browser.post(removeAt, {}, { as }), `${path}/evidence`)
  assert.deepEqual(picturesIn((await t.browser.get(`${path}/evidence`, { as })).html), [])
  assert.equal((await t.browser.get(picture, { as })).status, 404)
})

test('going on needs every paper; who chose a file and goes on gets both', async () => {
  const own = await lost()
  const { path, as } = own
  const early = await t.browser.send(`${path}/evidence`, { do: 'continue' }, { as })
  assert.equal(early.status, 400)
  await assertGoodHtml(early.html, 'paper missing')
  assert.match(errorsIn(early.html)['file'] ?? '', /Police report/)
  assertRedirect(await upload(own, fileOf(await jpeg()), 'continue'), `${path}/contact`)
})

test('every kind of fault has a text of its own in every language', () => {
  for (const language of languages) {
    const { faults } = messages[language].cancel.evidence
    const shown = [...uploadFaults, 'too-many-files' as const].map((fault) => faults[fault])
    assert.equal(new Set(shown).size, shown.length, language)
    assert.match(faults['file-type-not-allowed'], /HEIC/)
  }
})

test('faults are told at the field: none chosen, empty, another type, damaged', async () => {
  const own = await lost()
  const { path, as } = own
  const none = await t.browser.send(`${path}/evidence`, { do: 'upload' }, { as })
  assert.deepEqual(errorsIn(none.html), { file: texts.faults['none-chosen'] })
  const cases = [
    [Buffer.alloc(0), 'file-empty'],
    [zip('a.txt', 'hello'), 'file-type-not-allowed'],
    [(await jpeg()).subarray(0, 200), 'file-damaged'],
    [Buffer.alloc(10 * 1024 * 1024 + 1, 1), 'file-too-big'],
  ] as const
  for (const [bytes, code] of cases) {
    const answer = await upload(own, fileOf(bytes, 'passport.jpg'))
    assert.equal(answer.status, 400, code)
    await assertGoodHtml(answer.html, code)
    assert.deepEqual(errorsIn(answer.html), { file: texts.faults[code] })
  }
})

test('more than the form can carry gets a page, not a broken connection', async () => {
  const { status, html } = await upload(await lost(), fileOf(Buffer.alloc(11 * 1024 * 1024)))
  assert.equal(status, 413)
  assert.ok(html.includes(messages.en.common.problems.tooLargeText))
})

test('a sixth file is refused', async () => {
  const own = await lost()
  for (let width = 1; width <= 5; width += 1)
    await upload(own, fileOf(await jpeg({ quality: 40 + width }), `${width}.jpg`))
  const sixth = await upload(own, fileOf(await jpeg(), '6.jpg'))
  assert.deepEqual(errorsIn(sixth.html), { file: texts.faults['too-many-files'] })
})

test('pictures of others, unknown ones and pages that are not there answer alike', async () => {
  const owner = await lost()
  await upload(owner, fileOf(await jpeg()))
  const [picture = ''] = picturesIn((await t.browser.get(`${owner.path}/evidence`, { as: owner.as })).html)
  t.signInAs('stranger', await aCard(t))
  const answers = await Promise.all([
    t.browser.get(picture, { as: 'stranger' }),
    t.browser.get(`/account/evidence/${t.newId()}/pages/1`, { as: 'stranger' }),
    t.browser.get('/account/evidence/nonsense/pages/1', { as: 'stranger' }),
    t.browser.get(picture.replace(/1$/, '2'), { as: owner.as }),
    t.browser.get(picture.replace(/1$/, '0'), { as: owner.as }),
  ])
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [404])
  const withoutPath = answers.map(({ html }) => html.replaceAll(/\/account\/evidence\/[^"]+/g, ''))
  assert.equal(new Set(withoutPath).size, 1)
})
