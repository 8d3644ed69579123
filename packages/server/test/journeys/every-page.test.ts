import { languages } from '#domain/languages.ts'
import { holderRoutes } from '#web/holder/routes.ts'
import { officeRoutes } from '#web/office/routes.ts'
import { publicRoutes } from '#web/public/routes.ts'
import type { Route } from '#web/shared/route.ts'
import { enterAs, signIn } from '../support/journey-holder.ts'
import { examinedSoFar } from '../support/journey-examination.ts'
import { officers } from '../support/journey-officer.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/journey-visitor.ts'

const journey = journeyStage('demonstration')

type Table = readonly Pick<Route<never>, 'method' | 'path' | 'access'>[]

/**
 * Every page that can be opened by its address alone; those about one object are met on the journeys. Files are no pages,
 * nor is what other sites may read: it is for programs.
 */
const pagesOf = (table: Table): string[] =>
  table
    .filter(({ method, path }) => method === 'GET' && !/:|\.\w+$/.test(path))
    .filter(({ access }) => access.kind !== 'public' || !access.anyOrigin)
    .map(({ path }) => path)

/** Opens each page, and where it asks for something sends it empty, to meet it with its errors. */
async function meet(visitor: Visitor, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await visitor.open(path)
    const form = visitor.main.locator('#page-form:not([data-passkey])')
    const isAsking = (await form.locator('input[type="text"]:visible, input[type="email"]:visible').count()) > 0
    if (isAsking) await visitor.press(form.locator('button[type="submit"]').first())
  }
}

for (const [at, language] of languages.entries()) {
  const device = { language, width: at % 2 === 0 ? 390 : 1280, isDark: at % 2 === 1 }
  journey(`every page of the public and of a holder: ${language}`, async ({ sapar, visitor, tell }) => {
    const person = await sapar.person({ language })
    const holder = await visitor(device)
    await holder.open(`/?language=${language}`)
    await meet(holder, [
      ...pagesOf(publicRoutes),
      '/nothing-is-here',
      '/account/sign-in',
      '/account/register',
      '/account/reset',
    ])
    await signIn(holder, person)
    await meet(holder, pagesOf(holderRoutes))
    tell(examinedSoFar())
  })
}

for (const officer of officers) {
  journey(`every page of the office: ${officer.language}`, async ({ visitor }) => {
    const somebody = await visitor({ language: officer.language, width: 1280 })
    await somebody.open(`/office/sign-in?language=${officer.language}`)
    await enterAs(somebody, officer.key)
    await meet(somebody, pagesOf(officeRoutes))
  })
}
