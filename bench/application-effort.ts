// What an application asks of somebody who makes the first one: questions, words and minutes, on the real pages in English.
//   node --import ./scripts/tsx.mjs bench/application-effort.ts
import sharp from 'sharp'
import { must } from '../packages/server/test/support/must.ts'
import { ok } from '../packages/server/src/kernel/result.ts'
import { addDays } from '../packages/server/src/kernel/calendar-day.ts'
import { startApplication } from '../packages/server/src/modules/applications/index.ts'
import { applyStepsRoutes } from '../packages/server/src/web/holder/apply-steps/routes.ts'
import { holderSite, type HolderSite } from '../packages/server/test/support/holder-site.ts'
import { passportZone } from '../packages/server/test/support/passport-zone.ts'
import { declarationCodes } from '../packages/server/src/domain/applications/declarations.ts'
import { aPaper } from '../packages/server/test/builders/paper.ts'

/** Silent reading of English (Brysbaert 2019: 238 words a minute); a form in a second language is read more slowly. */
const wordsPerMinute = 150
/** Two thumbs on a telephone (Palin and others 2019: 36 words of five characters a minute). */
const charactersPerMinute = 36 * 5
/** Keystroke-Level Model (Card, Moran and Newell 1980): to think, to point and to press; a list is scrolled besides. */
const seconds = { choose: 1.35 + 1.1 + 0.2, select: 1.35 + 1.1 + 6, press: 1.35 + 1.1 + 0.2, photo: 25, compare: 3 }

type Answer = { readonly how: 'type' | 'choose' | 'select' | 'compare'; readonly value: string | readonly string[] }
type Page = { readonly step: string; readonly answers: Readonly<Record<string, Answer>>; readonly photos?: number }

const type = (value: string): Answer => ({ how: 'type', value })
const choose = (value: string | readonly string[]): Answer => ({ how: 'choose', value })
const select = (value: string): Answer => ({ how: 'select', value })
const compare = (value: string): Answer => ({ how: 'compare', value })

/** Another person: one passport applies once. */
const photographedNumber = 'L898902C4'
const zone = passportZone({ number: photographedNumber })
const passport = { familyName: 'Eriksson', givenNames: 'Anna Maria', bornOn: '1974-08-12', number: 'L898902C3' }
const typed: Page = {
  step: 'passport',
  answers: {
    familyName: type(passport.familyName),
    givenNames: type(passport.givenNames),
    bornOn: type(passport.bornOn),
    sex: choose('F'),
    nationality: select('UTO'),
    number: type(passport.number),
    expiresOn: type('2031-04-15'),
  },
}
/** The same page, filled in from the photo: every line is compared with the passport, none is typed. */
const photographed: Page = {
  step: 'passport',
  photos: 1,
  answers: {
    familyName: compare('ERIKSSON'),
    givenNames: compare('ANNA MARIA'),
    bornOn: compare(passport.bornOn),
    sex: compare('F'),
    nationality: compare('UTO'),
    number: compare(photographedNumber),
    expiresOn: compare('2031-04-15'),
    mrz: compare(zone),
  },
}

function otherPages(today: string, hasPage: boolean): Page[] {
  return [
    { step: 'person', answers: { birthPlace: type('Zenith'), residenceCountry: compare('UTO') } },
    {
      step: 'journey',
      answers: {
        offer: choose('tourism/tourism'),
        arrivalOn: type(addDays(today, 30)),
        departureOn: type(addDays(today, 40)),
      },
    },
    { step: 'papers', answers: {}, photos: hasPage ? 0 : 1 },
    { step: 'contact', answers: { isSmsWanted: compare('yes'), language: compare('en') } },
    { step: 'declaration', answers: { declared: choose(declarationCodes) } },
    { step: 'check', answers: {} },
  ]
}

type Effort = { readonly questions: number; readonly words: number; readonly seconds: number }

async function effortOf(t: HolderSite, passportPage: Page): Promise<readonly (Effort & { readonly step: string })[]> {
  const as = passportPage === typed ? 'typist' : 'photographer'
  const { accountId } = t.signInAs(as, { holderId: t.newId() })
  const start = {
    commandId: t.newId(),
    accountId,
    language: 'en',
    personId: null,
    reuseId: null,
    joinId: null,
  } as const
  const { applicationId, holderId } = must(await startApplication(t.applications, start))
  const path = `/account/applications/${applicationId}`
  const { day } = await t.reference.today()
  const efforts: (Effort & { step: string })[] = []
  for (const page of [passportPage, ...otherPages(day, passportPage.photos === 1)]) {
    const { html } = await t.browser.get(`${path}/${page.step}`, { as })
    const seen = page === photographed ? await photograph(t, path, as, html) : html
    efforts.push({ step: page.step, ...measured(page, seen) })
    if (page.step === 'papers' && page.photos === 1) await aPaper(t, { holderId, id: applicationId })
    const fields = Object.fromEntries(Object.entries(page.answers).map(([name, { value }]) => [name, value]))
    const sent = await t.browser.send(`${path}/${page.step}`, page.step === 'papers' ? { do: 'continue' } : fields, {
      as,
    })
    if (sent.status !== 303) throw new Error(`${page.step} was not taken: ${sent.status}`)
  }
  return efforts
}

/** What is read on the way: the panel that asks for the photo, and then the page that it filled in, which has it again. */
async function photograph(t: HolderSite, path: string, as: string, html: string): Promise<string> {
  const [upper = '', lower = ''] = zone.split('\n')
  t.photos.read = () => Promise.resolve(ok({ lines: [upper, lower] }))
  const picture = await sharp({ create: { width: 400, height: 280, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  await t.browser.post(`${path}/passport/photo`, { photo: new File([new Uint8Array(picture)], 'page.jpg') }, { as })
  const read = await t.browser.get(`${path}/passport`, { as })
  const panel = /<section class="panel".*?<\/section>/s
  return `<main>${panel.exec(html)?.[0] ?? ''}${read.html.replace(panel, '')}</main>`
}

function measured({ answers, photos = 0 }: Page, html: string): Effort {
  const words = wordsIn(html)
  const all = Object.values(answers)
  const characters = all.filter(({ how }) => how === 'type').reduce((sum, { value }) => sum + value.length, 0)
  const acts = all.reduce(
    (sum, { how, value }) => sum + (how === 'type' ? seconds.press : seconds[how] * countOf(value)),
    0,
  )
  return {
    questions: all.length + photos,
    words,
    seconds:
      (words / wordsPerMinute + characters / charactersPerMinute) * 60 + acts + photos * seconds.photo + seconds.press,
  }
}

const countOf = (value: Answer['value']): number => (typeof value === 'string' ? 1 : value.length)

/** Every word of the page's own part, but for the names in lists of countries, which nobody reads through. */
function wordsIn(html: string): number {
  const main = /<main.*<\/main>/s.exec(html)?.[0] ?? ''
  const text = main.replaceAll(/<option.*?<\/option>/gs, ' ').replaceAll(/<[^>]+>/g, ' ')
  return text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length
}

function print(title: string, efforts: Awaited<ReturnType<typeof effortOf>>): void {
  const sum = (part: keyof Effort) => efforts.reduce((total, effort) => total + effort[part], 0)
  console.log(`\n${title}`)
  for (const { step, questions, words, seconds: took } of efforts) {
    console.log(
      `${step.padEnd(12)} ${String(questions).padStart(3)} questions ${String(words).padStart(4)} words ${minutes(took)}`,
    )
  }
  console.log(
    `${'together'.padEnd(12)} ${String(sum('questions')).padStart(3)} questions ${String(sum('words')).padStart(4)} words ${minutes(sum('seconds'))}`,
  )
}

const minutes = (took: number): string => `${(took / 60).toFixed(1).padStart(5)} min`

const t = await holderSite(applyStepsRoutes)
try {
  print('Typed by hand', await effortOf(t, typed))
  print('With a photo of the passport', await effortOf(t, photographed))
} finally {
  await t.close()
}
