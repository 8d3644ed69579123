import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { TOTP, Secret } from 'otpauth'
import type { Id } from '#kernel/ids.ts'
import {
  accountsJobs,
  confirmAuthenticator,
  confirmRegistration,
  createAccount,
  enrolWithAuthenticator,
  finishAddPasskey,
  inviteStaffMember,
  openPasswords,
  startAddAuthenticator,
  startAddPasskey,
  startEnrolWithAuthenticator,
  startRegistration,
  type AccountNotice,
  type AccountsDeps,
  type SignedIn,
  type Visitor,
} from '#modules/accounts'
import { openSealer } from '#platform/keys/sealer.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { SoftwarePasskey } from './software-passkey.ts'

export const goodPassword = 'moss lantern harbour 7'
export const otherPassword = 'quiet granite orchard 9'
/** Long enough beside a second factor only. */
export const shortPassword = 'mosslant7'

export type AccountsBench = TestDatabase & {
  readonly deps: AccountsDeps
  readonly notices: AccountNotice[]
  /** Runs the jobs of this module that wait, and returns the names and payloads of all that waited. */
  runJobs(): Promise<{ readonly name: string; readonly payload: unknown }[]>
  /** The events of somebody's chain, oldest first. */
  eventsOf(subjectId: Id): Promise<{ event: string; details: unknown; actor_kind: string }[]>
}

export async function accountsBench(): Promise<AccountsBench> {
  const database = await testDatabase()
  const notices: AccountNotice[] = []
  const deps: AccountsDeps = {
    ...database,
    randomBytes,
    // As weak as argon2 allows: tests hash a great deal.
    passwords: await openPasswords({ parameters: { memory: 8, passes: 1, parallelism: 1 }, randomBytes }),
    isCommonPassword: (text) => text === 'correcthorsebatterystaple',
    sealer: openSealer(randomBytes(32)),
    site: { name: 'Sapar', rpId: 'sapar.test', origin: 'https://sapar.test' },
    pages: { signIn: '/account/sign-in', reset: '/account/reset-password', security: '/account/security' },
    timeZone: 'Asia/Almaty',
    queueNotice: (_trx, notice) => {
      // The notices module sends one notice per subject, change and channel: a second one would be lost there.
      const isSame = (other: AccountNotice) =>
        other.subjectId === notice.subjectId &&
        other.changeId === notice.changeId &&
        (other.recipient.email === undefined) === (notice.recipient.email === undefined)
      assert.equal(notices.find(isSame)?.template, undefined, `${notice.template} has the change of another notice`)
      notices.push(notice)
      return Promise.resolve()
    },
    listHolderIds: () => Promise.resolve([]),
  }
  const jobs = accountsJobs(deps)
  return {
    ...database,
    deps,
    notices,
    async runJobs() {
      const { rows } = await database.ownerPool.query<{ id: string; name: string; payload: unknown }>(
        `select job.id, task.identifier as name, job.payload from graphile_worker._private_jobs job
         join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`,
      )
      for (const { id, name, payload } of rows) {
        await jobs[name]?.(payload)
        await database.ownerPool.query('delete from graphile_worker._private_jobs where id = $1', [id])
      }
      return rows.map(({ name, payload }) => ({ name, payload }))
    },
    async eventsOf(subjectId) {
      const { rows } = await database.pool.query<{ event: string; details: unknown; actor_kind: string }>(
        'select event, details, actor_kind from audit_entries where subject_id = $1 order by seq',
        [subjectId],
      )
      return rows
    },
  }
}

let addresses = 0

/** Somebody at a new address, with a device that nobody knows. */
export function aVisitor(changes: Partial<Visitor> = {}): Visitor {
  addresses += 1
  const address = `10.${(addresses >> 8) & 255}.${addresses & 255}.7`
  return {
    address,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    deviceTokens: [],
    ...changes,
  }
}

/** The visitor again, at a device that signed in. */
export function atKnownDevice(signedIn: SignedIn): Visitor {
  return aVisitor({ deviceTokens: [signedIn.deviceToken ?? assert.fail('the device was known before')] })
}

/** The code in the last notice of this template. */
export function codeIn(bench: AccountsBench, template: AccountNotice['template']): string {
  return (
    bench.notices.findLast((notice) => notice.template === template)?.secret ?? assert.fail(`no code in ${template}`)
  )
}

type Registered = {
  readonly userName: string
  readonly email: string
  readonly password: string
  readonly signedIn: SignedIn
  readonly principalId: Id
}

let people = 0

/** Registers somebody through the use cases. */
export async function aRegistered(
  bench: AccountsBench,
  changes: {
    readonly password?: string
    readonly secondFactorNext?: boolean
    readonly userName?: string
    readonly email?: string
  } = {},
): Promise<Registered> {
  people += 1
  const {
    userName = `person${people}`,
    email = `person${people}@example.org`,
    password = goodPassword,
    secondFactorNext = false,
  } = changes
  const visitor = aVisitor()
  const started = await startRegistration(bench.deps, { email, language: 'en', visitor })
  assert.ok(started.ok)
  await bench.runJobs()
  const { requestId } = started.value
  const confirmed = await confirmRegistration(bench.deps, {
    requestId,
    code: codeIn(bench, 'account-email-code'),
    visitor,
  })
  assert.ok(confirmed.ok)
  const created = await createAccount(bench.deps, {
    requestId,
    userName,
    password,
    language: 'en',
    secondFactorNext,
    visitor,
  })
  assert.ok(created.ok, JSON.stringify(created))
  return { userName, email, password, signedIn: created.value, principalId: created.value.principalId }
}

/** The code that an authenticator app shows now, or so many steps of thirty seconds later. */
export function codeOf(bench: AccountsBench, secret: string, steps = 0): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: bench.clock.now().getTime() + steps * 30_000 })
}

export async function withAuthenticator(bench: AccountsBench, principalId: Id) {
  const whose = { realm: 'holder', principalId } as const
  const started = await startAddAuthenticator(bench.deps, whose)
  assert.ok(started.ok)
  const { secret } = started.value
  const added = await confirmAuthenticator(bench.deps, { ...whose, code: codeOf(bench, secret), address: '192.0.2.1' })
  assert.ok(added.ok, JSON.stringify(added))
  bench.clock.advance({ minutes: 2 })
  return { secret, recoveryCodes: added.value.recoveryCodes ?? [] }
}

export async function withPasskey(bench: AccountsBench, principalId: Id, label = 'My phone') {
  const whose = { realm: 'holder', principalId } as const
  const started = await startAddPasskey(bench.deps, whose)
  assert.ok(started.ok)
  const passkey = new SoftwarePasskey(bench.deps.site)
  const response = passkey.create(started.value.options)
  const added = await finishAddPasskey(bench.deps, {
    ...whose,
    challengeId: started.value.challengeId,
    response,
    label,
  })
  assert.ok(added.ok, JSON.stringify(added))
  return { passkey, passkeyId: added.value.passkeyId, recoveryCodes: added.value.recoveryCodes ?? [] }
}

let staff = 0

/** A member of staff with password and authenticator, signed in. */
export async function anEnrolledOfficer(bench: AccountsBench) {
  staff += 1
  const userName = `officer${staff}`
  const invited = await inviteStaffMember(bench.deps, {
    userName,
    displayName: `Officer ${staff}`,
    role: 'officer',
    language: 'en',
  })
  assert.ok(invited.ok)
  const { token, principalId } = invited.value
  const started = await startEnrolWithAuthenticator(bench.deps, { token })
  assert.ok(started.ok)
  const { secret } = started.value
  const command = { token, password: goodPassword, code: codeOf(bench, secret), visitor: aVisitor() }
  const enrolled = await enrolWithAuthenticator(bench.deps, command)
  assert.ok(enrolled.ok, JSON.stringify(enrolled))
  bench.clock.advance({ minutes: 2 })
  return { userName, principalId, secret, signedIn: enrolled.value }
}
