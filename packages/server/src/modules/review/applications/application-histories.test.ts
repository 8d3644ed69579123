import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Application } from '#domain/applications/application.ts'
import type { Passport } from '#domain/applications/passport.ts'
import {
  lapseUnpaid,
  recordFeeGivenUp,
  resubmitApplication,
  startFeePayment,
  submitApplication,
  withdrawApplication,
} from '#modules/applications'
import { claimCase, grantApplication, refuseApplication, returnApplication } from '#modules/review'
import { inTransaction } from '#platform/db/transaction.ts'
import { anApplication, applicantCommand, applicationNow, ownPassport, pay } from '#test/builders/application.ts'
import {
  anOfficer,
  applicationReviewKit,
  officerCommand,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import { isLongRun } from '#test/support/property-runs.ts'

let t: ApplicationReviewKit
before(async () => {
  t = await applicationReviewKit()
})
after(() => t.close())

const acts = [
  'apply',
  'send',
  'start-payment',
  'pay',
  'give-up',
  'withdraw',
  'answer',
  'grant',
  'refuse',
  'return',
  'week',
] as const
type Step = { readonly act: (typeof acts)[number]; readonly which: number }

// the way to a card twice: chance alone rarely walks it to the end
const likely = [...acts, 'send', 'start-payment', 'pay', 'grant'] as const
const step = fc.record({ act: fc.constantFrom(...likely), which: fc.nat(2) })

/** What one history has made: people who may apply twice, their applications, and the payments that were opened. */
type World = { readonly people: readonly Passport[]; readonly made: Application[]; readonly paid: Set<string> }

async function take({ act, which }: Step, world: World): Promise<void> {
  const { people, made, paid } = world
  if (act === 'apply') {
    made.push(await anApplication(t, { state: 'draft', answers: { passport: people[which] ?? assert.fail() } }))
    return
  }
  if (act === 'week') {
    t.clock.advance({ days: 4 })
    await lapseUnpaid(t)
    return
  }
  const known = made[which % Math.max(made.length, 1)]
  if (!known) return
  const application = await applicationNow(t, known)
  const own = applicantCommand(t, application)
  if (act === 'send') await submitApplication(t, { ...own, version: application.version })
  else if (act === 'start-payment') await startFeePayment(t, own)
  else if (act === 'withdraw') await withdrawApplication(t, own)
  else if (act === 'answer') await resubmitApplication(t, { ...own, answer: 'Here it is.' })
  else if (act === 'pay' || act === 'give-up') await tellOfPayment(act, application, paid)
  else await decide(act, application)
}

async function tellOfPayment(act: 'pay' | 'give-up', application: Application, paid: Set<string>): Promise<void> {
  const { holderId, id: applicationId, paymentId } = application
  if (paymentId === null) return
  if (act === 'give-up') {
    await inTransaction(t.db, (trx) => recordFeeGivenUp(trx, t, { holderId, applicationId, paymentId }))
    return
  }
  await pay(t, application, paymentId)
  paid.add(paymentId)
}

async function decide(act: 'grant' | 'refuse' | 'return', application: Application): Promise<void> {
  const officer = anOfficer(t)
  const { holderId, id: requestId } = application
  await claimCase(t, { commandId: t.newId(), staff: officer, holderId, requestId })
  const command = officerCommand(t, officer, application)
  if (act === 'grant') await grantApplication(t, command)
  else if (act === 'refuse') await refuseApplication(t, { ...command, ground: 'purpose-not-shown' })
  else await returnApplication(t, { ...command, papers: ['invitation'], comment: null })
}

test('whatever people, officers and banks do: no card without payment, no payment without application, one card for one grant', async (context) => {
  const seen = { granted: 0, paid: 0 }
  const begun = t.clock.now()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (history) => {
      t.clock.set(begun)
      const world: World = { people: [ownPassport(), ownPassport(), ownPassport()], made: [], paid: new Set() }
      // a history that begins with somebody who applies gets further than one that waits for it
      for (const one of [{ act: 'apply', which: 0 } as const, { act: 'send', which: 0 } as const, ...history]) {
        await take(one, world)
      }
      const ends = await Promise.all(world.made.map((application) => applicationNow(t, application)))
      const cards = await cardsOf(ends)
      const granted = ends.filter(({ state }) => state === 'granted')
      for (const { fee, paidAt, paymentId } of granted) {
        assert.ok(fee === null || (paidAt !== null && paymentId !== null && world.paid.has(paymentId)))
      }
      assert.deepEqual(new Set(granted.map(({ cardId }) => cardId)), new Set(cards))
      assert.equal(cards.length, granted.length)
      const opened = t.feesOpened.filter(({ applicationId }) => ends.some(({ id }) => id === applicationId))
      for (const { applicationId } of opened)
        assert.notEqual(ends.find(({ id }) => id === applicationId)?.state, 'draft')
      await assertOneEach(ends)
      seen.granted += granted.length
      seen.paid += world.paid.size
    }),
    { numRuns: isLongRun ? 1_000 : 12 },
  )
  context.diagnostic(`${seen.paid} payments, ${seen.granted} cards`)
  assert.ok(seen.granted > 0, 'no history came to a card: nothing was shown')
})

async function cardsOf(applications: readonly Application[]): Promise<string[]> {
  const holderIds = [...new Set(applications.map(({ holderId }) => holderId))]
  const rows = await t.db.selectFrom('cards').select('id').where('holder_id', 'in', holderIds).execute()
  return rows.map(({ id }) => id)
}

/** Nobody has two open applications, or one beside a card that it was granted, for the same passport. */
async function assertOneEach(ends: readonly Application[]): Promise<void> {
  const openStates = ['submitted', 'awaiting-payment', 'under-review', 'returned', 'granted']
  const holding = ends.filter(({ state }) => openStates.includes(state))
  const passports = holding.map(({ answers }) => answers.passport?.number)
  assert.equal(new Set(passports).size, passports.length)
}
