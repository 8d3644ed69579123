import { randomBytes } from 'node:crypto'
import { makeReference } from '#domain/case-reference.ts'
import type {
  ApplicationDeps,
  CountGuardAttempt,
  FeeOrder,
  OpenFeePayment,
  ReturnFee,
  StartApplicationDeps,
} from '#modules/applications'
import { queueNotice } from '#modules/notices'
import { loadProfile, referenceSource } from '#modules/reference'
import { ok, type Result } from '#kernel/result.ts'
import { openFingerprint } from '#platform/keys/fingerprint.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { noticeDeps } from './notices.ts'

type ReturnedFee = Parameters<ReturnFee>[1]

export type ApplicationKit = TestDatabase &
  ApplicationDeps &
  StartApplicationDeps & {
    readonly openFeePayment: OpenFeePayment
    readonly countGuardAttempt: CountGuardAttempt
    /** Payments of fees that were opened, in order. */
    readonly feesOpened: FeeOrder[]
    /** Fees that were ordered back, in order. */
    readonly feesReturned: ReturnedFee[]
  }

const profile = new URL('../../profiles/kz.json', import.meta.url)

/** A database with the bundled profile, and what every use case of applications needs; payments are noted, not made. */
export async function applicationKit(): Promise<ApplicationKit> {
  const t = await testDatabase()
  const loaded = await loadProfile(t, profile)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal))
  const feesOpened: FeeOrder[] = []
  const feesReturned: ReturnedFee[] = []
  return {
    ...t,
    reference: referenceSource(t),
    queueNotice: (trx, order) => queueNotice(trx, noticeDeps(t), order),
    findContact: (_db, accountId) => Promise.resolve(contactOf(accountId)),
    fingerprint: openFingerprint(Buffer.alloc(32, 7)),
    newReference: () => makeReference('A', randomBytes),
    feesOpened,
    feesReturned,
    openFeePayment: (_trx, order) => {
      feesOpened.push(order)
      return Promise.resolve(t.newId())
    },
    countGuardAttempt: () => Promise.resolve(ok({ giveBack: () => Promise.resolve() })),
    returnFee: (_trx, fee) => {
      feesReturned.push(fee)
      return Promise.resolve()
    },
  }
}

/** The confirmed contact of any account. */
export function contactOf(accountId: string) {
  const email = `account-${accountId.slice(-8)}@example.org`
  return { email, phone: '+77010000002', language: 'en' as const, contactChangedAt: null }
}

/** What came of a command that the test is not about. */
export function must<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** The code of a refusal; `ok` when there was none. */
export function codeOf(result: Result<unknown, { readonly code: string }>): string {
  return result.ok ? 'ok' : result.refusal.code
}
