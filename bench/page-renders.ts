// Pages per second, from the request to the last byte of HTML, beside what the same database does with the same
// statements alone. See README.md in this folder.
import { claimCase } from '../packages/server/src/modules/review/index.ts'
import { anEstate } from '../packages/server/test/access/support/estate.ts'
import { aSignedInStaff } from '../packages/server/test/access/support/people.ts'
import { openPlatform, type Platform } from '../packages/server/test/access/support/platform.ts'
import { ask, type Cookies } from '../packages/server/test/access/support/visitor.ts'
import { aRequest } from '../packages/server/test/builders/request.ts'
import { startBenchServer, type BenchServer } from './support/bench-server.ts'
import { inLines, printFigures, rateOf, type Figure } from './support/measure.ts'
import { recorded, recordStatements, replay, type Script } from './support/statements.ts'

type PageToRender = { readonly what: string; readonly paths: readonly string[]; readonly cookies: Cookies }

const renders = Number(process.argv[2] ?? 600)
const warmUp = Math.ceil(renders / 5)
const lines = 4
/** Each look is written to the history of the case; looked at by turns, none grows longer than in real life. */
const casesInHand = 60

const server = await startBenchServer()
try {
  await server.create('prepared')
  const t = await openPlatform({ database: server.open('prepared') })
  const pages = await fill(t)
  await t.close()
  const figures: Figure[] = []
  for (const [index, page] of pages.entries()) figures.push(await measure(server, page, index))
  printFigures(`${renders} pages of each kind, ${lines} at a time, embedded database`, figures)
} finally {
  await server.stop()
}

/** A holder with a card and request of every state, and an office with two screens full of work. */
async function fill(t: Platform): Promise<PageToRender[]> {
  const estate = await anEstate(t)
  for (let waiting = 0; waiting < 100; waiting += 1) await aRequest(t)
  const officer = await aSignedInStaff(t, 'bench.officer', 'officer')
  const cases: string[] = []
  while (cases.length < casesInHand) cases.push(await aCaseOf(t, officer.principalId))
  const inOffice = { staff: officer.token }
  return [
    { what: 'my account', paths: ['/account'], cookies: { holder: estate.person.token } },
    { what: 'queue', paths: ['/office'], cookies: inOffice },
    { what: 'case page', paths: cases, cookies: inOffice },
  ]
}

async function aCaseOf(t: Platform, officerId: string): Promise<string> {
  const { holderId, id: requestId } = await aRequest(t)
  const staff = { id: officerId, role: 'officer' } as const
  const claimed = await claimCase(t.modules.review, { commandId: t.newId(), staff, holderId, requestId })
  if (!claimed.ok) throw new Error(claimed.refusal.code)
  return `/office/cases/${requestId}`
}

async function measure(from: BenchServer, page: PageToRender, index: number): Promise<Figure> {
  const [ours, theirs] = [`sapar_runs_${index}`, `replayed_${index}`]
  for (const name of [ours, theirs]) await from.create(name, 'prepared')
  const database = from.open(ours)
  recordStatements(database.pool)
  const t = await openPlatform({ database })
  const scripts: Script[] = []
  const render = async (path: string) => {
    scripts.push(await recorded(() => show(t, page, path)))
  }
  await inLines(lines, byTurns(page, warmUp), render)
  const sapar = await rateOf(renders, () => inLines(lines, byTurns(page, renders), render))
  await t.close()

  const pool = from.pool(theirs, lines)
  await inLines(lines, scripts.slice(0, warmUp), (script) => replay(pool, script))
  const alone = await rateOf(renders, () => inLines(lines, scripts.slice(warmUp), (script) => replay(pool, script)))
  await pool.end()
  const statements = scripts.reduce((sum, { length }) => sum + length, 0) / scripts.length
  return { what: page.what, statements, sapar, database: alone }
}

function byTurns({ paths }: PageToRender, times: number): string[] {
  return Array.from({ length: times }, (_, turn) => paths[turn % paths.length] ?? '')
}

async function show(t: Platform, { what, cookies }: PageToRender, path: string): Promise<void> {
  const { status } = await ask(t, { method: 'GET', path, cookies })
  if (status !== 200) throw new Error(`${what} answered ${status}`)
}
