import { readFile } from 'node:fs/promises'
import { declarationsAsked } from '#domain/applications/declarations.ts'
import type { StepAnswer } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import {
  addApplicationPaper,
  draftFacts,
  eraseApplicationDraft,
  listApplications,
  saveApplicationAnswers,
  startApplication,
  startFeePayment,
  submitApplication,
  type ApplicantDeps,
} from '#modules/applications'
import { listHoldersOfAccount } from '#modules/cards'
import { handOverPayment, refreshPayment } from '#modules/payments'
import { claimCase, grantApplication, returnApplication, type Staff } from '#modules/review'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Modules } from '../compose-modules.ts'
import type { Services } from '../services.ts'
import { findDemoPerson } from './accounts.ts'
import type { DemoApplication } from './applicants.ts'
import { daysAgo } from './at-day.ts'
import { must } from './must.ts'

const specimen = new URL('../../../assets/demo/specimen-passport.jpg', import.meta.url)

/**
 * Brings an application as far as it should stand, from wherever a start that was cut short has left it: through every step
 * that applicant, bank and officers take. A fee is paid at the make-believe bank, so that its book and ours agree.
 */
export async function ensureDemoApplication(
  services: Services,
  modules: Modules,
  demo: DemoApplication,
): Promise<void> {
  const accountId = await findDemoPerson(services, demo.userName)
  if (accountId === undefined) throw new Error(`${demo.userName} has no account`)
  const work = { services, modules, demo, accountId }
  if (!(await find(work))) await draft(work)
  if (demo.stands === 'draft') return
  if ((await current(work)).state === 'draft') await submit(work)
  if (isUnpaid(await current(work))) await pay(work)
  if (demo.stands === 'proposed' && (await current(work)).proposedBy === null) await propose(work)
  if (demo.stands === 'returned' && (await current(work)).state === 'under-review') await sendBack(work)
}

type Work = {
  readonly services: Services
  readonly modules: Modules
  readonly demo: DemoApplication
  readonly accountId: Id
}

const isUnpaid = ({ state }: Application): boolean => state === 'submitted' || state === 'awaiting-payment'

/** The application for this passport; a draft without one was left by a start that was cut short. */
async function find({ services, demo, accountId }: Work): Promise<Application | undefined> {
  const all = await listApplications(services.db, accountId)
  return all.find(({ answers }) => answers.passport?.number === demo.passport.number)
}

async function current(work: Work): Promise<Application> {
  const found = await find(work)
  if (!found) throw new Error(`the application of ${work.demo.userName} is gone`)
  return found
}

function applicantDeps({ modules, demo }: Work): ApplicantDeps {
  return daysAgo(modules.applications, demo.daysAgo)
}

async function draft(work: Work): Promise<void> {
  const { services, demo, accountId } = work
  const deps = applicantDeps(work)
  const { newId } = services
  for (const { id: applicationId, holderId, state, answers } of await listApplications(services.db, accountId)) {
    if (state !== 'draft' || answers.passport !== null) continue
    must(await eraseApplicationDraft(deps, { commandId: newId(), accountId, holderId, applicationId }))
  }
  const [owner] = demo.isForOwner ? await listHoldersOfAccount(services.db, accountId) : []
  const who = { personId: owner?.holderId ?? null, reuseId: null, joinId: null }
  const started = must(await startApplication(deps, { commandId: newId(), accountId, language: demo.language, ...who }))
  const { holderId, applicationId } = started
  const command = { commandId: newId(), accountId, holderId, applicationId, version: 1 }
  const answer = { step: 'passport', passport: demo.passport, mrz: demo.mrz } as const
  must(await saveApplicationAnswers(deps, { ...command, answer }))
}

/** Every page after the passport's, every paper that is asked for, and the declarations. */
async function submit(work: Work): Promise<void> {
  const { services, demo, accountId } = work
  const deps = applicantDeps(work)
  const { holderId, id: applicationId } = await current(work)
  const command = () => ({ commandId: services.newId(), accountId, holderId, applicationId })
  const save = async (answer: StepAnswer) => {
    const { version } = await current(work)
    must(await saveApplicationAnswers(deps, { ...command(), version, answer }))
  }
  const { nativeName, birthPlace, residenceCountry, occupation } = demo
  await save({ step: 'person', nativeName, birthPlace, residenceCountry, occupation })
  await save(await journeyOf(work))
  await save({ step: 'contact', isSmsWanted: true, language: demo.language })
  const facts = await draftFacts(services.db, deps, await current(work))
  const bytes = await readFile(specimen)
  for (const paper of facts.papersAsked) {
    if (facts.papersGiven.includes(paper)) continue
    must(await addApplicationPaper(deps, { ...command(), paper, fileName: `${paper}.jpg`, bytes }))
  }
  await save({ step: 'declaration', declared: declarationsAsked(facts.findOffer(demo.offer)) })
  must(await submitApplication(deps, { ...command(), version: (await current(work)).version }))
}

async function journeyOf({ services, modules, demo }: Work): Promise<StepAnswer> {
  const { timeZone } = (await modules.reference.today()).calendar
  const arrivalOn = addDays(dayInZone(services.clock.now(), timeZone), demo.arrivesIn)
  const { offer, purpose, stayAddress } = demo
  return { step: 'journey', offer, purpose, stayAddress, arrivalOn, departureOn: addDays(arrivalOn, demo.staysFor) }
}

async function pay(work: Work): Promise<void> {
  const { services, modules, accountId } = work
  const { holderId, id: applicationId } = await current(work)
  const command = { commandId: services.newId(), accountId, holderId, applicationId }
  const key = { holderId, ...must(await startFeePayment(modules.applications, command)) }
  const { hostedPage } = must(await handOverPayment(modules.payments, key))
  if (hostedPage !== null) await fetch(hostedPage, { method: 'POST', body: new URLSearchParams({ do: 'pay' }) })
  must(await refreshPayment(modules.payments, key))
}

async function inHandsOf(work: Work, userName: string): Promise<{ deps: Modules['applicationReview']; by: Staff }> {
  const { services, modules } = work
  const id = await findDemoPerson(services, userName, 'staff')
  if (id === undefined) throw new Error(`${userName} is no member of staff`)
  const deps = modules.applicationReview
  const by: Staff = { id, role: 'officer' }
  const { holderId, id: requestId } = await current(work)
  must(await claimCase(deps, { commandId: services.newId(), staff: by, holderId, requestId }))
  return { deps, by }
}

/** The first of two officers has said yes. */
async function propose(work: Work): Promise<void> {
  const { deps, by: staff } = await inHandsOf(work, 'd.akhmetov')
  const { holderId, id: applicationId } = await current(work)
  must(await grantApplication(deps, { commandId: work.services.newId(), staff, holderId, applicationId }))
}

async function sendBack(work: Work): Promise<void> {
  const { deps, by: staff } = await inHandsOf(work, 'a.nurlanova')
  const { holderId, id: applicationId } = await current(work)
  const command = { commandId: work.services.newId(), staff, holderId, applicationId }
  must(await returnApplication(deps, { ...command, papers: ['clinic-letter'], comment: null }))
}
