import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { languages } from '#domain/languages.ts'
import { listPapers } from '#modules/evidence'
import { ok, refuse } from '#kernel/result.ts'
import { messages } from '#locales/index.ts'
import { photoFaults, type ReadPassport } from '#platform/passport-reader/passport-photo.ts'
import { aPassport } from '#test/builders/application-facts.ts'
import { assertRedirect, errorsIn } from '#test/support/begun-request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { nothing, nowOf, ownApplication, type OwnApplication } from '#test/support/own-draft.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { formatDay } from '../../shared/format.ts'
import { applyStepsRoutes } from './routes.ts'

let t: HolderSite
let picture: File
before(async () => {
  t = await holderSite(applyStepsRoutes)
  const jpeg = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  picture = new File([new Uint8Array(jpeg)], 'page.jpg', { type: 'image/jpeg' })
})
after(() => t.close())

const texts = messages.en.applySteps
const aDraft = () => ownApplication(t, { answers: nothing, papers: [] })

const typed = {
  familyName: 'Eriksson',
  givenNames: 'Anna Maria',
  bornOn: '1974-08-12',
  sex: 'F',
  nationality: 'UTO',
  issuer: '',
  number: 'l898 902-c3',
  expiresOn: '15.4.2031',
  mrz: '',
}

const send = ({ path, as }: OwnApplication, fields: Parameters<typeof t.browser.send>[1]) =>
  t.browser.send(`${path}/passport`, fields, { as })

const lines = (zone: string): ReadPassport => {
  const [upper = '', lower = ''] = zone.split('\n')
  return () => Promise.resolve(ok({ lines: [upper, lower] }))
}
const takePhoto = ({ path, as }: OwnApplication, file: File = picture) =>
  t.browser.post(`${path}/passport/photo`, { do: 'read', photo: file }, { as })

const valueOf = (html: string, name: string): string | undefined =>
  new RegExp(`name="${name}" type="[a-z]+"[^>]* value="([^"]*)"`).exec(html)?.[1]
const chosenIn = (html: string, name: string): string | undefined =>
  new RegExp(`<select id="${name}".*?<option value="([^"]*)" selected`, 's').exec(html)?.[1]

test('typed by hand: taken as people write it, saved, and the next page comes', async () => {
  const own = await aDraft()
  assertRedirect(await send(own, typed), `${own.path}/person`)
  const { passport, mrz } = (await nowOf(t, own)).answers
  assert.deepEqual(passport, aPassport())
  assert.equal(mrz, null)
})

test('sent empty, everything is asked for at once and in four languages', async () => {
  const { path, as } = await aDraft()
  for (const language of languages) {
    const { status, html } = await t.browser.send(`${path}/passport`, {}, { as, language })
    assert.equal(status, 400)
    await assertGoodHtml(html, language)
    const { faults } = messages[language].applySteps
    const order = ['familyName', 'bornOn', 'sex', 'nationality', 'number', 'expiresOn']
    assert.deepEqual(Object.keys(errorsIn(html)), order, 'as the fields stand')
    assert.deepEqual(errorsIn(html), {
      number: faults['passport-missing'],
      nationality: faults['country-missing'],
      familyName: faults['name-missing'],
      bornOn: faults['birth-day-missing'],
      expiresOn: faults['passport-expiry-missing'],
      sex: faults['sex-missing'],
    })
  }
})

test('bad input keeps what was typed and says what would be right', async () => {
  const own = await aDraft()
  const { faults } = texts
  const { obstacles } = messages.en.applyBefore
  const cases = [
    [{ bornOn: '74-08-12' }, { bornOn: faults['day-does-not-exist'] }],
    [{ bornOn: '1974-02-30' }, { bornOn: faults['day-does-not-exist'] }],
    [{ bornOn: '2027-01-01' }, { bornOn: faults['birth-day-in-future'] }],
    [{ expiresOn: '31-04-15' }, { expiresOn: faults['day-does-not-exist'] }],
    [{ expiresOn: '2026-08-31' }, { expiresOn: obstacles['passport-expired'](formatDay('en', '2026-08-31')) }],
    [{ number: 'Ж123' }, { number: faults['passport-number-form'] }],
    [{ familyName: '-', givenNames: 'Anna' }, { familyName: faults['name-missing'] }],
    [{ familyName: 'Ёлкин' }, { familyName: faults['name-not-in-latin'] }],
    [{ nationality: 'QQQ' }, { nationality: faults['country-unknown'] }],
  ] as const
  for (const [wrong, errors] of cases) {
    const { status, html } = await send(own, { ...typed, ...wrong })
    assert.equal(status, 400)
    assert.deepEqual(errorsIn(html), errors, JSON.stringify(wrong))
    const [name = '', value] = Object.entries(wrong)[0] ?? []
    if (name !== 'nationality') assert.equal(valueOf(html, name), value)
  }
})

test('an unknown day or month, one name only, and every code that passports have are taken', async () => {
  for (const bornOn of ['1974-08-00', '1974-00-00', '1974']) {
    const own = await aDraft()
    assertRedirect(await send(own, { ...typed, bornOn }), `${own.path}/person`)
    assert.match((await nowOf(t, own)).answers.passport?.bornOn ?? '', /^1974-0[08]-00$/)
  }
  const single = await aDraft()
  assertRedirect(await send(single, { ...typed, familyName: 'Álvarez', givenNames: '' }), `${single.path}/person`)
  for (const nationality of ['D', 'GBD', 'RKS', 'XXA']) {
    const own = await aDraft()
    const { html } = await t.browser.get(`${own.path}/passport`, { as: own.as })
    assert.ok(html.includes(`<option value="${nationality}"`), nationality)
    const issuer = nationality === 'XXA' ? 'D' : ''
    assertRedirect(await send(own, { ...typed, nationality, issuer }), `${own.path}/person`)
    const { passport } = (await nowOf(t, own)).answers
    assert.deepEqual([passport?.nationality, passport?.issuer], [nationality, issuer || nationality])
  }
})

test('with the two lines every letter is taken: the card has the spelling of the passport itself', async () => {
  const own = await aDraft()
  const name = { familyName: 'Ёлкин', givenNames: 'Әлия' }
  assertRedirect(await send(own, { ...typed, ...name, mrz: passportZone() }), `${own.path}/person`)
  assert.equal((await nowOf(t, own)).answers.passport?.familyName, 'Ёлкин')
})

test('the two lines alone fill the page in, and nothing counts before it is confirmed', async () => {
  const own = await aDraft()
  const zone = passportZone({ nationality: 'D', birth: '7408<<' })
  assertRedirect(await send(own, { mrz: zone.toLowerCase() }), `${own.path}/passport`)
  assert.equal((await nowOf(t, own)).answers.passport, null)
  assertRedirect(await t.browser.get(`${own.path}/person`, { as: own.as }), `${own.path}/passport`)
  const { html } = await t.browser.get(`${own.path}/passport`, { as: own.as })
  await assertGoodHtml(html, 'read')
  assert.ok(html.includes(texts.passport.wasRead))
  assert.deepEqual(errorsIn(html), {})
  const shown = ['familyName', 'givenNames', 'bornOn', 'number', 'expiresOn'].map((name) => valueOf(html, name))
  assert.deepEqual(shown, ['ERIKSSON', 'ANNA MARIA', '1974-08-00', 'L898902C3', '2031-04-15'])
  assert.deepEqual([chosenIn(html, 'nationality'), chosenIn(html, 'issuer')], ['D', 'UTO'])
  assert.match(html, /value="F" checked/)
})

test('each way in which the two lines can be wrong is told in words, and nothing else is asked for', async () => {
  const own = await aDraft()
  const { findings } = messages.en.cancel.identity
  const { documents } = JSON.parse(
    readFileSync(new URL('../../../../../verifier/test/vectors/mrz.json', import.meta.url), 'utf8'),
  ) as { documents: { name: string; lines: string[] }[] }
  const good = passportZone()
  const [upper = '', lower = ''] = good.split('\n')
  const withLower = (at: number, text: string) =>
    `${upper}\n${lower.slice(0, at)}${text}${lower.slice(at + text.length)}`
  const cases: [string, keyof typeof findings][] = [
    [good.slice(0, -1), 'mrz-length'],
    [good.replace('ERIKSSON', 'ERIKS5ÖN'), 'mrz-character'],
    [good.replace('P<UTO', 'V<UTO'), 'mrz-document-type'],
    [good.replace('P<UTO', 'P<U1O'), 'mrz-issuer'],
    [`P<UTO${'<'.repeat(39)}\n${lower}`, 'mrz-name'],
    [withLower(9, '7'), 'mrz-document-number-check'],
    [withLower(10, 'U1O'), 'mrz-nationality'],
    [withLower(19, '3'), 'mrz-birth-date-check'],
    [withLower(20, 'Q'), 'mrz-sex'],
    [withLower(27, '8'), 'mrz-expiry-check'],
    [withLower(42, '5'), 'mrz-optional-check'],
    [withLower(43, '9'), 'mrz-composite-check'],
    [passportZone({ number: '' }), 'mrz-document-number'],
    [passportZone({ birth: '741332' }), 'mrz-birth-date'],
    [passportZone({ expiry: '310231' }), 'mrz-expiry-date'],
    // the sample of Doc 9303-4 has expired, a visa is no passport, other documents have other lines
    ...documents
      .filter(({ name }) => name !== 'TD3 passport')
      .map(({ name, lines: own2 }): [string, keyof typeof findings] => [
        own2.join('\n'),
        name === 'MRV-A visa' ? 'mrz-document-type' : 'mrz-length',
      ]),
  ]
  for (const [mrz, code] of cases) {
    const { status, html } = await send(own, { mrz })
    assert.equal(status, 400, code)
    const errors = errorsIn(html)
    assert.deepEqual(Object.keys(errors), ['mrz'], code)
    assert.ok(errors['mrz']?.includes(findings[code].replaceAll('<', '&lt;')), `${code}: ${errors['mrz']}`)
    assert.ok(html.includes(mrz.replaceAll('<', '&lt;')), 'what was typed stays')
  }
})

test('the expired sample of Doc 9303-4 is read, shown and then refused with its day', async () => {
  const own = await aDraft()
  const sample = passportZone({ expiry: '120415' })
  assertRedirect(await send(own, { mrz: sample }), `${own.path}/passport`)
  const expired = await send(own, { ...typed, expiresOn: '2012-04-15', mrz: sample })
  assert.equal(
    errorsIn(expired.html)['expiresOn'],
    messages.en.applyBefore.obstacles['passport-expired']('15 April 2012'),
  )
})

test('a photo that was read fills the page in, and is the paper that a rule asks for', async () => {
  const own = await aDraft()
  t.photos.read = lines(passportZone())
  assertRedirect(await takePhoto(own), `${own.path}/passport`)
  const papers = await listPapers(t.db, own.application.holderId, own.application.id)
  assert.deepEqual(
    papers.map(({ paper }) => paper),
    ['passport-data-page'],
  )
  const { html } = await t.browser.get(`${own.path}/passport`, { as: own.as })
  assert.equal(valueOf(html, 'number'), 'L898902C3')
  // what was read and what was then typed are both there for the officer
  assertRedirect(await send(own, { ...typed, givenNames: 'Anna M.', mrz: passportZone() }), `${own.path}/person`)
  const { passport, mrz } = (await nowOf(t, own)).answers
  assert.deepEqual([passport?.givenNames, mrz], ['Anna M.', passportZone()])
})

test('another photo takes the place of the first', async () => {
  const own = await ownApplication(t)
  const [first] = await listPapers(t.db, own.application.holderId, own.application.id)
  t.photos.read = lines(passportZone())
  await takePhoto(own)
  const papers = await listPapers(t.db, own.application.holderId, own.application.id)
  assert.equal(papers.length, 1)
  assert.notEqual(papers[0]?.id, first?.id)
})

test('a first photo that was misread is told at once, with the lines as they were read', async () => {
  const own = await aDraft()
  t.photos.read = lines(passportZone().replace('L898902C3', 'L898902CB'))
  await takePhoto(own)
  const { html } = await t.browser.get(`${own.path}/passport`, { as: own.as })
  await assertGoodHtml(html, 'misread at first')
  assert.deepEqual(errorsIn(html), { mrz: messages.en.cancel.identity.findings['mrz-document-number-check'] })
  assert.ok(html.includes('L898902CB') && html.includes(texts.passport.wasMisread))
})

test('a photo that was misread takes nothing away: its fault is told where it can be mended', async () => {
  const own = await ownApplication(t)
  t.photos.read = lines(passportZone().replace('L898902C3', 'L89890ZC3'))
  assertRedirect(await takePhoto(own), `${own.path}/passport`)
  const { html } = await t.browser.get(`${own.path}/passport`, { as: own.as })
  await assertGoodHtml(html, 'misread')
  assert.deepEqual(errorsIn(html), { mrz: messages.en.cancel.identity.findings['mrz-document-number-check'] })
  assert.equal(valueOf(html, 'number'), own.application.answers.passport?.number)
})

test('a photo that cannot be read: told plainly in four languages, and the form to type stands below', async () => {
  const own = await aDraft()
  for (const because of photoFaults) {
    t.photos.read = () => Promise.resolve(refuse({ code: 'passport-photo-unreadable', because }))
    const { status, html } = await takePhoto(own)
    assert.equal(status, 400)
    assert.deepEqual(errorsIn(html), { photo: texts.passport.unreadable[because] })
    assert.match(html, /name="familyName"/)
  }
  for (const language of languages) {
    const { html } = await t.browser.post(`${own.path}/passport/photo`, { photo: picture }, { as: own.as, language })
    await assertGoodHtml(html, language)
    assert.deepEqual(errorsIn(html), { photo: messages[language].applySteps.passport.unreadable['too-slow'] })
  }
  const none = await t.browser.post(`${own.path}/passport/photo`, { do: 'read' }, { as: own.as })
  assert.deepEqual(errorsIn(none.html), { photo: messages.en.cancel.evidence.faults['none-chosen'] })
  assert.deepEqual(await listPapers(t.db, own.application.holderId, own.application.id), [])
})

test('what can be read and cannot be kept is told as every upload is', async () => {
  const own = await aDraft()
  t.photos.read = lines(passportZone())
  const { status, html } = await takePhoto(own, new File(['no picture'], 'page.jpg'))
  assert.equal(status, 400)
  assert.deepEqual(errorsIn(html), { photo: messages.en.cancel.evidence.faults['file-type-not-allowed'] })
})

test('what is known from before is shown to be confirmed', async () => {
  const own = await ownApplication(t, { answers: { passport: aPassport({ expiresOn: '' }) } })
  const { html } = await t.browser.get(`${own.path}/passport`, { as: own.as })
  assert.ok(html.includes(texts.passport.wasKnown))
  assert.deepEqual(errorsIn(html), {}, 'what was never asked is no fault yet')
  assert.equal(valueOf(html, 'familyName'), 'Eriksson')
})
