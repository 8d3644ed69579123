import { fileURLToPath } from 'node:url'
import { listCardChanges } from '#modules/applications'
import { importRegister, listHoldersOfAccount, openRegister, type RegisterLine } from '#modules/cards'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Modules } from '../compose-modules.ts'
import type { Services } from '../services.ts'
import { addDemoStaff, ensureDemoAccount, findDemoPerson } from './accounts.ts'
import { demoApplications } from './applicants.ts'
import { ensureDemoApplication } from './applications.ts'
import { demoChanges, ensureDemoChange } from './card-changes.ts'
import { addDemoCase, hasDemoCase, type DemoCase } from './cases.ts'
import { demoHolders, demoStaff } from './people.ts'
import { demoRegister, queuePeople, wangsRequest } from './register.ts'

const sample = new URL('../../../samples/register-sample.csv', import.meta.url)

/**
 * Fills an empty demonstration: a register of a thousand cards, people to enter as, and an office with work to do. What the
 * last person asks about a card is the last thing added; until it is there, each part is completed from where it stands, so
 * a first start that was cut short at any moment is finished by the next one.
 */
export async function fillDemo(services: Services, modules: Modules, report: (message: string) => void): Promise<void> {
  if (await isFilled(services)) return
  report('Filling the demonstration: a register of 1,000 cards, people, and cases to work on.')
  // first those whom somebody enters as at once: cards are signed in the order in which they came
  await addDemoPeople(services, modules)
  const register = await openRegister(fileURLToPath(sample))
  await loadRegister(services, modules, register.lines)
  for (const person of queuePeople) await ensureDemoAccount(services, modules, person)
  for (const demo of cases) await addCase(services, modules, demo)
  const { sanitiseUpload } = modules.applications
  const applying = { ...modules, applications: { ...modules.applications, sanitiseUpload: once(sanitiseUpload) } }
  for (const demo of demoApplications) await ensureDemoApplication(services, applying, demo)
  for (const demo of demoChanges) await ensureDemoChange(services, modules, demo)
}

async function isFilled(services: Services): Promise<boolean> {
  const last = await findDemoPerson(services, queuePeople[5].userName)
  const holders = last === undefined ? [] : await listHoldersOfAccount(services.db, last)
  const changes = await listCardChanges(
    services.db,
    holders.map(({ holderId }) => holderId),
  )
  return changes.length > 0
}

/** Every application of the demonstration has the same specimen for a paper: it is cleaned once. */
function once(sanitise: Services['sanitiseUpload']): Services['sanitiseUpload'] {
  let first: ReturnType<typeof sanitise> | undefined
  return (bytes) => (first ??= sanitise(bytes))
}

/** Everybody on the start page, with their cards. */
export async function addDemoPeople(services: Services, modules: Modules): Promise<void> {
  const { calendar } = await modules.reference.today()
  const lines = demoRegister(dayInZone(services.clock.now(), calendar.timeZone))
  await loadRegister(services, modules, asyncOf(lines))
  for (const holder of demoHolders) {
    const own = lines.find((line) => 'cells' in line && line.cells['register_ref'] === holder.registerRef)
    if (own && 'cells' in own) {
      await ensureDemoAccount(services, modules, { ...holder, ...credentialsOf(own.cells) })
    }
  }
  for (const staff of demoStaff) {
    if (!(await findDemoPerson(services, staff.userName, 'staff'))) await addDemoStaff(services, staff)
  }
}

const cases: readonly DemoCase[] = [
  { person: queuePeople[0], daysAgo: 9, reasonCode: 'journey-ended', whereabouts: 'outside' },
  { person: queuePeople[1], daysAgo: 7, reasonCode: 'plans-changed', whereabouts: 'outside' },
  { person: queuePeople[2], daysAgo: 5, reasonCode: 'passport-changed', whereabouts: 'outside' },
  { person: wangsRequest, daysAgo: 4, reasonCode: 'plans-changed', whereabouts: 'outside' },
  { person: queuePeople[3], daysAgo: 3, reasonCode: 'holder-ill', whereabouts: 'outside' },
  { person: queuePeople[4], daysAgo: 2, reasonCode: 'obtained-other-status', whereabouts: 'outside' },
  { person: queuePeople[5], daysAgo: 1, reasonCode: 'journey-ended', whereabouts: 'inside' },
]

async function addCase(services: Services, modules: Modules, demo: DemoCase): Promise<void> {
  const accountId = await findDemoPerson(services, demo.person.userName)
  if (accountId === undefined) throw new Error(`${demo.person.userName} has no account`)
  if (!(await hasDemoCase(services, accountId))) await addDemoCase(services, modules, accountId, demo)
}

function credentialsOf(cells: Readonly<Record<string, string>>) {
  const { card_number: cardNumber = '', passport_number: passportNumber = '', born_on: bornOn = '' } = cells
  return { cardNumber, passportNumber, bornOn }
}

/** Loads lines that are known to be right: any mistake in them is ours. */
export async function loadRegister(
  { db, clock, newId }: Services,
  { reference }: Modules,
  lines: AsyncIterable<RegisterLine>,
): Promise<void> {
  await importRegister({ db, clock, newId, reference }, lines, {
    commit: true,
    onProblem: (problem) => {
      if (problem.severity === 'error')
        throw new Error(`line ${problem.line} of the demonstration's register: ${problem.message}`)
    },
  })
}

async function* asyncOf(lines: readonly RegisterLine[]): AsyncGenerator<RegisterLine> {
  yield* lines
}
