import type { Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import { planOf } from '#domain/applications/plan-of.ts'
import { paperFacts, papersAskedFor } from '#domain/applications/application-facts.ts'
import { declarationsAsked } from '#domain/applications/declarations.ts'
import {
  changeApplication,
  lockApplication,
  recordFeePaid,
  startApplication,
  startFeePayment,
  submitApplication,
  type ApplicantCommand,
} from '#modules/applications'
import { dayInZone } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { must, type ApplicationKit } from '#test/support/application-kit.ts'
import { aPassport, fullApplication } from './application-facts.ts'
import { aPaper } from './paper.ts'

type ApplicationWishes = {
  readonly state?: Extract<ApplicationState, 'draft' | 'submitted' | 'awaiting-payment' | 'under-review'>
  readonly answers?: Partial<Answers>
  readonly accountId?: string
  readonly personId?: string
}

let passports = 0

/** A passport that no other test of this process has. */
export function ownPassport(wishes: Parameters<typeof aPassport>[0] = {}) {
  passports += 1
  return aPassport({ number: `T${String(passports).padStart(7, '0')}`, ...wishes })
}

/**
 * An application with every question answered and every paper that a rule asks for, in a state that the applicant and the
 * payment lead to; it gets there by the use cases, so that everything that goes with the state is there.
 */
export async function anApplication(t: ApplicationKit, wishes: ApplicationWishes = {}): Promise<Application> {
  const { state = 'under-review', accountId = t.newId(), personId = null } = wishes
  const start = { commandId: t.newId(), accountId, language: 'en' as const, personId, reuseId: null, joinId: null }
  const { holderId, applicationId } = must(await startApplication(t, start))
  await answer(t, { holderId, applicationId }, wishes.answers ?? {})
  if (state !== 'draft') {
    const { version } = await applicationNow(t, { holderId, applicationId })
    must(await submitApplication(t, { commandId: t.newId(), accountId, holderId, applicationId, version }))
  }
  const submitted = await applicationNow(t, { holderId, applicationId })
  if (submitted.fee === null || state === 'draft' || state === 'submitted') return submitted
  const paying = must(await startFeePayment(t, { commandId: t.newId(), accountId, holderId, applicationId }))
  if (state === 'under-review') await pay(t, submitted, paying.paymentId)
  return applicationNow(t, submitted)
}

/** Tells the application that its fee was paid, as the payments module does. */
export async function pay(t: ApplicationKit, { holderId, id }: Application, paymentId: string) {
  return must(
    await inTransaction(t.db, (trx) =>
      recordFeePaid(trx, t, { holderId, applicationId: id, paymentId, paidAt: t.clock.now() }),
    ),
  )
}

type Key = { readonly holderId: string; readonly applicationId: string }

async function answer(t: ApplicationKit, key: Key, wishes: Partial<Answers>): Promise<void> {
  const answers = fullApplication({ passport: ownPassport(), ...wishes })
  const book = await t.reference.today()
  const offer = answers.journey && book.find('card-offer', answers.journey.offer)
  const declared = { ...answers, declared: wishes.declared ?? declarationsAsked(offer ?? undefined) }
  await inTransaction(t.db, async (trx) => {
    const draft = await lockApplication(trx, key)
    if (!draft) throw new Error('the draft just begun is not there')
    const columns = { answers: JSON.stringify(declared), language: declared.language }
    return ok(await changeApplication(trx, draft, columns, t.clock.now()))
  })
  const plan = planOf(answers)
  if (!plan || !offer) return
  const today = dayInZone(t.clock.now(), 'Asia/Almaty')
  const facts = paperFacts(offer, plan, { bornOn: answers.passport?.bornOn ?? null, isInGroup: false, today })
  const request = { holderId: key.holderId, id: key.applicationId }
  for (const { paper } of papersAskedFor(book, facts)) await aPaper(t, request, { paper })
}

export async function applicationNow(t: ApplicationKit, key: Key | Application): Promise<Application> {
  const applicationId = 'applicationId' in key ? key.applicationId : key.id
  const found = await inTransaction(t.db, async (trx) =>
    ok(await lockApplication(trx, { holderId: key.holderId, applicationId })),
  )
  if (!found.ok || !found.value) throw new Error(`there is no application ${applicationId}`)
  return found.value
}

/** What every command of an applicant about an application carries; a new id each time. */
export function applicantCommand(t: ApplicationKit, application: Application): ApplicantCommand {
  const { accountId, holderId, id: applicationId } = application
  return { commandId: t.newId(), accountId, holderId, applicationId }
}
