// How long after an officer's approval the public status list says that the card is cancelled, over many decisions.
//   node --import ./scripts/tsx.mjs bench/decision-to-list.ts 1000
import { cardStatus, getStatus, inflate, parseStatusListToken } from '@sapar/verifier/format'
import { issueCredentials } from '../packages/server/src/modules/cards/index.ts'
import { findCredential } from '../packages/server/src/modules/credentials/index.ts'
import { approveRequest, claimCase } from '../packages/server/src/modules/review/index.ts'
import { startWorker } from '../packages/server/src/platform/jobs/worker.ts'
import { schedule } from '../packages/server/src/worker/jobs.ts'
import { aSignedInStaff } from '../packages/server/test/access/support/people.ts'
import { openPlatform, type Platform } from '../packages/server/test/access/support/platform.ts'
import { aCard } from '../packages/server/test/builders/card.ts'
import { aRequest } from '../packages/server/test/builders/request.ts'
import { TestClock } from '../packages/server/test/support/clock.ts'
import { startBenchServer } from './support/bench-server.ts'
import { inLines } from './support/measure.ts'

const decisions = Number(process.argv[2] ?? 1_000)
const lines = 8
const lookEveryMs = 50

/** The time that runs: lists are cached by it. */
class RunningClock extends TestClock {
  override now(): Date {
    return new Date()
  }
}

type Decision = { readonly path: string; readonly index: number; decidedAt: number }

const server = await startBenchServer()
try {
  await server.create('prepared')
  const t = await openPlatform({ database: { ...server.open('prepared'), clock: new RunningClock() } })
  const officer = await aSignedInStaff(t, 'bench.officer', 'officer')
  const cases = await inHand(t, officer.principalId)
  const log = t.services.log
  const worker = await startWorker({ ownerPool: t.ownerPool, jobs: t.sapar.jobs, schedule, concurrency: 4, log })
  const waits = await measure(t, cases, officer.principalId)
  await worker.stop()
  await t.close()
  print(waits)
} finally {
  await server.stop()
}

type Case = { readonly holderId: string; readonly requestId: string; readonly path: string; readonly index: number }

/** Submitted requests for cards with credentials, each in the officer's hand. */
async function inHand(t: Platform, officerId: string): Promise<Case[]> {
  const requests = []
  while (requests.length < decisions) requests.push(await aRequest(t, { card: await aCard(t) }))
  await issueCredentials({ credentials: t.modules.credentials, reference: t.modules.reference })
  const cases: Case[] = []
  for (const { holderId, id: requestId, cardId } of requests) {
    const credential = await findCredential(t.db, holderId, cardId)
    if (!credential) throw new Error('a card without credential')
    const staff = { id: officerId, role: 'officer' } as const
    const claimed = await claimCase(t.modules.review, { commandId: t.newId(), staff, holderId, requestId })
    if (!claimed.ok) throw new Error(claimed.refusal.code)
    cases.push({ holderId, requestId, path: `/status-lists/${credential.listId}`, index: credential.index })
  }
  return cases
}

/** Approves all as fast as it goes, and looks at the public list all the while. @returns milliseconds, one for each */
async function measure(t: Platform, cases: readonly Case[], officerId: string): Promise<number[]> {
  const waiting = new Set<Decision>()
  const waits: number[] = []
  const began = performance.now()
  const approving = inLines(lines, cases, async ({ holderId, requestId, path, index }) => {
    const staff = { id: officerId, role: 'officer' } as const
    const approved = await approveRequest(t.modules.review, { commandId: t.newId(), staff, holderId, requestId })
    if (!approved.ok) throw new Error(approved.refusal.code)
    waiting.add({ path, index, decidedAt: performance.now() })
  }).then(() => performance.now() - began)
  while (waits.length < cases.length) {
    await look(t, waiting, waits)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  process.stdout.write(`${cases.length} approvals in ${((await approving) / 1_000).toFixed(1)} s\n`)
  return waits
}

async function look(t: Platform, waiting: Set<Decision>, waits: number[]): Promise<void> {
  for (const path of new Set([...waiting].map((one) => one.path))) {
    const statuses = await readList(t, path)
    const now = performance.now()
    for (const one of waiting) {
      if (one.path !== path || getStatus(statuses, 2, one.index) !== cardStatus.cancelled) continue
      waits.push(now - one.decidedAt)
      waiting.delete(one)
    }
  }
}

/** As anybody gets it: over the public route, with the second for which that holds a file. */
async function readList(t: Platform, path: string): Promise<Uint8Array> {
  const answer = await t.sapar.fetch(new Request(`http://localhost:3000${path}`))
  const token = parseStatusListToken(await answer.text())
  const statuses = token && (await inflate(token.claims.compressed))
  if (!statuses) throw new Error(`${path} is no list`)
  return statuses
}

function print(waits: readonly number[]): void {
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (share: number) => ((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / 1_000).toFixed(2)
  const figures = [0.5, 0.95, 0.99, 1].map((share) => `${share === 1 ? 'max' : `p${share * 100}`} ${at(share)} s`)
  process.stdout.write(`approval → public list says cancelled: ${figures.join(', ')}\n`)
}
