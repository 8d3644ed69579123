import {
  addEvidence,
  confirmIdentity,
  eraseDraft,
  requestFacts,
  findRequest,
  listRequests,
  saveAnswers,
  startRequest,
  submitRequest,
} from '#modules/cancellations'
import { listCards, listHoldersOfAccount } from '#modules/cards'
import type { StepAnswer } from '#domain/cancellations/answers.ts'
import { readFile } from 'node:fs/promises'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { Modules } from '../compose-modules.ts'
import type { Services } from '../services.ts'
import { daysAgo } from './at-day.ts'
import { must } from './must.ts'
import type { CasePerson } from './register.ts'

/** One request in the office's queue: asked so many days ago, for this reason. */
export type DemoCase = {
  readonly person: CasePerson
  readonly daysAgo: number
  readonly reasonCode: string
  readonly whereabouts: 'inside' | 'outside'
}

const specimen = new URL('../../../assets/demo/specimen-passport.jpg', import.meta.url)
const dayMs = 86_400_000

/** The demonstration's authority has been at work for a month: its keys are older than the receipts of its cases. */
export function beforeDemoCases(clock: Clock): Clock {
  return { now: () => new Date(clock.now().getTime() - 30 * dayMs) }
}

/** Whether somebody's request has been sent. */
export async function hasDemoCase({ db }: Services, accountId: Id): Promise<boolean> {
  const holders = await listHoldersOfAccount(db, accountId)
  const requests = await listRequests(
    db,
    holders.map(({ holderId }) => holderId),
  )
  return requests.some(({ state }) => state !== 'draft')
}

/** Puts a request through every step a person takes, at the clock of that day. */
export async function addDemoCase(services: Services, modules: Modules, accountId: Id, demo: DemoCase): Promise<void> {
  const deps = daysAgo(modules.cancellations, demo.daysAgo)
  const { db, newId } = services
  const [holder] = await listHoldersOfAccount(db, accountId)
  const today = dayInZone(deps.clock.now(), (await modules.reference.today()).calendar.timeZone)
  const cards = holder ? await listCards(db, [holder.holderId], today) : []
  const card = cards.find(({ cardNumber }) => cardNumber === demo.person.cardNumber)
  if (!holder || !card) throw new Error(`${demo.person.userName} holds no card ${demo.person.cardNumber}`)
  const by = { holderId: holder.holderId, accountId }
  // left by a start that was cut short
  for (const { id: requestId } of await listRequests(db, [holder.holderId])) {
    must(await eraseDraft(deps, { ...by, commandId: newId(), requestId }))
  }
  const started = must(
    await startRequest(deps, { ...by, commandId: newId(), cardId: card.id, language: demo.person.language }),
  )
  const command = () => ({ ...by, commandId: newId(), requestId: started.requestId })
  const current = async () => {
    const request = await findRequest(db, [holder.holderId], started.requestId)
    if (!request) throw new Error('the draft of the demonstration is gone')
    return request
  }
  const save = async (answer: StepAnswer) => {
    must(await saveAnswers(deps, { ...command(), version: (await current()).version, answer }))
  }
  await save(
    demo.whereabouts === 'inside'
      ? { step: 'where', whereabouts: 'inside', departureOn: addDays(today, 14) }
      : { step: 'where', whereabouts: 'outside', lastExitOn: addDays(today, -6) },
  )
  await save({ step: 'reason', reasonCode: demo.reasonCode, reasonText: null })
  await save({ step: 'effect', effect: demo.whereabouts === 'inside' ? 'on-departure' : 'now', effectOn: null })
  const { passportNumber, bornOn, familyName } = demo.person
  must(
    await confirmIdentity(deps, {
      ...command(),
      typed: { passportNumber, bornOn, familyName, givenNames: demo.person.givenNames },
    }),
  )
  const asked = must(await requestFacts(db, deps, await current()))
  for (const paper of asked.papersAsked) {
    must(await addEvidence(deps, { ...command(), paper, fileName: 'passport.jpg', bytes: await readFile(specimen) }))
  }
  await save({ step: 'contact', isSmsWanted: true, language: demo.person.language })
  const facts = must(await requestFacts(db, deps, await current()))
  await save({ step: 'consequences', acknowledged: facts.toAcknowledge })
  const version = (await current()).version
  must(await submitRequest(deps, { ...command(), version, sessionId: newId(), isDeclaredTrue: true }))
}
