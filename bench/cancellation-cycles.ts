// Whole cancellations per second, from the first click to the cancelled card, beside what the same database does with
// the same statements alone. See README.md in this folder.
import type { StepAnswer } from '../packages/server/src/domain/cancellations/answers.ts'
import type { Card } from '../packages/server/src/domain/cards/card.ts'
import { addDays, dayInZone } from '../packages/server/src/kernel/calendar-day.ts'
import type { Result } from '../packages/server/src/kernel/result.ts'
import {
  confirmIdentity,
  findRequest,
  requestFacts,
  saveAnswers,
  startRequest,
  submitRequest,
} from '../packages/server/src/modules/cancellations/index.ts'
import { findHolder } from '../packages/server/src/modules/cards/index.ts'
import { approveRequest, claimCase } from '../packages/server/src/modules/review/index.ts'
import { aSignedInStaff } from '../packages/server/test/access/support/people.ts'
import { openPlatform, type Platform } from '../packages/server/test/access/support/platform.ts'
import { aCard } from '../packages/server/test/builders/card.ts'
import { startBenchServer } from './support/bench-server.ts'
import { inLines, printFigures, rateOf } from './support/measure.ts'
import { recorded, recordStatements, replay, type Script } from './support/statements.ts'

const cycles = Number(process.argv[2] ?? 400)
const warmUp = Math.ceil(cycles / 10)
const lines = 8

const server = await startBenchServer()
try {
  await server.create('prepared')
  const prepared = await openPlatform({ database: server.open('prepared') })
  const cards: Card[] = []
  while (cards.length < cycles + warmUp) cards.push(await aCard(prepared))
  const officer = await aSignedInStaff(prepared, 'bench.officer', 'officer')
  await prepared.close()
  for (const name of ['sapar_runs', 'replayed']) await server.create(name, 'prepared')

  const database = server.open('sapar_runs')
  recordStatements(database.pool)
  const t = await openPlatform({ database })
  const scripts: Script[] = []
  const run = async (card: Card) => {
    scripts.push(await recorded(() => cancel(t, card, officer.principalId)))
  }
  await inLines(lines, cards.slice(0, warmUp), run)
  const sapar = await rateOf(cycles, () => inLines(lines, cards.slice(warmUp), run))
  await t.close()

  const pool = server.pool('replayed', lines)
  await inLines(lines, scripts.slice(0, warmUp), (script) => replay(pool, script))
  const alone = await rateOf(cycles, () => inLines(lines, scripts.slice(warmUp), (script) => replay(pool, script)))
  await pool.end()
  const statements = scripts.reduce((sum, { length }) => sum + length, 0) / scripts.length
  printFigures(`${cycles} cancellations, ${lines} at a time, embedded database, every commit flushed`, [
    { what: 'whole cancellation', statements, sapar, database: alone },
  ])
} finally {
  await server.stop()
}

/** Begin, answer everything, prove who one is, send; then an officer takes the case and approves it. */
async function cancel(t: Platform, card: Card, officerId: string): Promise<void> {
  const { cancellations: deps, review } = t.modules
  const { holderId } = card
  const by = () => ({ commandId: t.newId(), holderId, accountId: holderId })
  const { requestId } = must(await startRequest(deps, { ...by(), cardId: card.id, language: 'en' }))
  const current = async () => (await findRequest(t.db, [holderId], requestId)) ?? missing('request')
  const save = async (answer: StepAnswer) =>
    must(await saveAnswers(deps, { ...by(), requestId, version: (await current()).version, answer }))
  const today = dayInZone(t.clock.now(), 'Asia/Almaty')
  await save({ step: 'where', whereabouts: 'outside', lastExitOn: addDays(today, -5) })
  await save({ step: 'reason', reasonCode: 'journey-ended', reasonText: null })
  await save({ step: 'effect', effect: 'now', effectOn: null })
  const holder = (await findHolder(t.db, holderId)) ?? missing('holder')
  const { passportNumber, bornOn, familyName, givenNames } = holder
  must(await confirmIdentity(deps, { ...by(), requestId, typed: { passportNumber, bornOn, familyName, givenNames } }))
  await save({ step: 'contact', isSmsWanted: true, language: 'en' })
  const { toAcknowledge } = must(await requestFacts(t.db, deps, await current()))
  await save({ step: 'consequences', acknowledged: toAcknowledge })
  const { version } = await current()
  must(await submitRequest(deps, { ...by(), requestId, version, sessionId: t.newId(), isDeclaredTrue: true }))
  const staff = { id: officerId, role: 'officer' } as const
  must(await claimCase(review, { commandId: t.newId(), staff, holderId, requestId }))
  const approved = must(await approveRequest(review, { commandId: t.newId(), staff, holderId, requestId }))
  if (approved.state !== 'completed') throw new Error('the card is not cancelled')
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

function missing(what: string): never {
  throw new Error(`the ${what} is not there`)
}
