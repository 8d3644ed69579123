import type { Application } from '#domain/applications/application.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import { findReceipt, insertReturn, signReceipt } from '#modules/cancellations'
import { findCard, makeShareCode } from '#modules/cards'
import { publishChanges } from '#modules/credentials'
import { listLetters, queueNotice } from '#modules/notices'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aPassport } from '#test/builders/application-facts.ts'
import { anApplicationRow } from '#test/builders/application-row.ts'
import { aCard } from '#test/builders/card.ts'
import { aCardChange } from '#test/builders/card-change.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aPaper } from '#test/builders/paper.ts'
import { somePayments, type PaymentMatters } from '#test/builders/payment.ts'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { signedPapers } from '#test/builders/signed-papers.ts'
import { aWaitingWaiver } from '#test/builders/waiver.ts'
import { preparedChange } from '#test/support/card-changes.ts'
import { must } from '#test/support/must.ts'
import { aNoticeOrder, noticeDeps } from '#test/support/notices.ts'
import { present } from '#test/support/present.ts'
import { aSignedInHolder, aSignedInStaff, enter, type SignedInPerson } from './people.ts'
import type { Platform } from './platform.ts'

/** A person with one of everything that an address can name, and a request in every state. */
export type Estate = {
  readonly person: SignedInPerson
  readonly holder: Holder
  readonly cardIds: readonly Id[]
  /** One for each card, in the same order. */
  readonly shareCodeIds: readonly Id[]
  readonly requests: readonly CancellationRequest[]
  /** One paper for each request, in the same order. */
  readonly fileIds: readonly Id[]
  /** For a person who has no card yet, one in every state that leads to pages of its own. */
  readonly applications: readonly Application[]
  /** One paper for each application, in the same order. */
  readonly applicationFileIds: readonly Id[]
  readonly changeId: Id
  readonly letterId: Id
  readonly payments: PaymentMatters
  /** Waits for a second person; who asked is nobody that a sweep signs in as. */
  readonly waiverId: Id
  /** Of another session of the same person: ending it leaves this one alive. */
  readonly sessionId: Id
  readonly passkeyId: Id
  /** Texts that name the person: nobody else may ever be shown one. */
  readonly personalTexts: readonly string[]
}

let estates = 0

export async function anEstate(t: Platform): Promise<Estate> {
  estates += 1
  const userName = `estate-${estates}`
  const person = await aSignedInHolder(t, { userName })
  const other = await enter(t, 'holder', userName)
  const holder = await aHolder(t, { ...traceable(estates), accountId: person.principalId })
  const requests: CancellationRequest[] = []
  const fileIds: Id[] = []
  for (const state of requestStates) {
    const card = await aCard(t, { holderId: holder.holderId })
    const request = await aRequest(t, { card, state, askedSessionId: other.sessionId })
    await addHistory(t, request, person)
    requests.push(request)
    fileIds.push(await aPaperWithBytes(t, request))
  }
  await signTheFirst(t, requests)
  await anAuthenticator(t, person.principalId)
  const cardIds = requests.map(({ cardId }) => cardId)
  const applications = await someApplications(t, person, estates)
  await aChangeDraft(t, holder, person, cardIds[1] ?? '')
  return {
    person,
    holder,
    cardIds,
    shareCodeIds: await Promise.all(cardIds.map((cardId) => aShareCode(t, holder, person, cardId))),
    requests,
    fileIds,
    applications,
    applicationFileIds: await Promise.all(applications.map((application) => aPaperWithBytes(t, application))),
    changeId: (await aCardChange(t, { holderId: holder.holderId, id: cardIds[0] ?? '' })).id,
    payments: await somePayments(t, { holderId: holder.holderId, cardId: requests[0]?.cardId ?? '' }),
    waiverId: await aWaiver(t, requests[0]?.cardId ?? '', holder),
    letterId: await aLetter(t, holder, requests[1]?.id ?? ''),
    sessionId: other.sessionId,
    passkeyId: await aPasskey(t, person.principalId),
    personalTexts: [
      holder.familyName,
      holder.givenNames,
      holder.passportNumber,
      holder.email ?? '',
      holder.phone ?? '',
    ],
  }
}

/** Words that stand nowhere else, so that finding one in a page proves where it came from. */
function traceable(number: number) {
  const mark = String(number).padStart(4, '0')
  return {
    familyName: `Zwymzyk${mark}`,
    givenNames: `Quorlqyn${mark}`,
    passportNumber: `ZQX${mark}77`,
    email: `zq-${mark}@traceable.example`,
    phone: `+7799000${mark}`,
  }
}

async function someApplications(t: Platform, { principalId }: SignedInPerson, number: number): Promise<Application[]> {
  const { passportNumber, familyName, givenNames } = traceable(number)
  const passport = aPassport({ number: passportNumber, familyName, givenNames })
  const made: Application[] = []
  for (const state of ['draft', 'submitted', 'under-review', 'returned'] as const) {
    made.push(await anApplicationRow(t, { state, accountId: principalId, answers: { passport } }))
  }
  return made
}

/** What a request in this state has behind it. */
async function addHistory(t: Platform, request: CancellationRequest, { principalId }: SignedInPerson): Promise<void> {
  const { holderId, id: requestId, cardId, reference, dueOn } = request
  if (request.state === 'draft' || dueOn === null) return
  const actor = { kind: 'holder', id: principalId } as const
  const details = {
    reference,
    effect: request.answers.effect,
    reason: request.answers.reasonCode,
    dueOn,
    receiptNumber: (await aReceipt(t, t.modules.cancellations, request)).number,
    chargeMinor: null,
    currency: null,
  }
  await inTransaction(t.db, async (trx) => {
    await recordEvent(trx, t, { subjectId: holderId, event: 'request-submitted', actor, cardId, requestId, details })
    if (request.state === 'returned') await insertReturn(trx, request, aReturn(t.clock.now(), dueOn))
    return ok(null)
  })
}

/** Every form of card, certificate and receipt, the log's proof among them. */
async function signTheFirst(t: Platform, requests: readonly CancellationRequest[]): Promise<void> {
  const { credentials } = t.modules
  const request = present(requests.find(({ state }) => state === 'completed'))
  const { holderId, cardId } = request
  await signedPapers(credentials, present(await findCard(t.db, [holderId], cardId)))
  await publishChanges(credentials)
  const receipt = present(await findReceipt(t.db, request))
  await signReceipt(credentials, { holderId, receiptId: receipt.id })
}

function aReturn(returnedAt: Date, answerBy: CalendarDay) {
  const open = { resubmittedAt: null, answer: null, remindedAt: null }
  return { number: 1, papers: ['passport-data-page'], comment: null, returnedAt, answerBy, ...open }
}

async function aPaperWithBytes(t: Platform, request: { readonly holderId: Id; readonly id: Id }): Promise<Id> {
  const paper = await aPaper(t, request)
  const picture = Buffer.from(`picture of ${request.holderId}`)
  // the place that modules/evidence/object-keys.ts gives to the first clean page
  await t.services.files.put(`evidence/${request.holderId}/${paper.id}/page-1`, picture)
  return paper.id
}

/** What is being prepared about a card that has no such request yet, with a paper. */
async function aChangeDraft(t: Platform, { holderId }: Holder, { principalId }: SignedInPerson, cardId: Id) {
  const asked = { holderId, cardId, accountId: principalId, wish: { kind: 'lost-card' } } as const
  await preparedChange(t.modules.applications, asked, { hasPaper: true })
}

async function aShareCode(t: Platform, { holderId }: Holder, { principalId }: SignedInPerson, cardId: Id): Promise<Id> {
  const command = { commandId: t.newId(), holderId, accountId: principalId, cardId, purpose: 'hotel' } as const
  return must(await makeShareCode(t.services, command)).shareCodeId
}

async function aWaiver(t: Platform, cardId: Id, { holderId }: Holder): Promise<Id> {
  const asking = await aSignedInStaff(t, `estate-officer-${estates}`, 'officer')
  return aWaitingWaiver(t, { holderId, cardId, requestedBy: asking.principalId })
}

async function aLetter(t: Platform, { holderId, email }: Holder, requestId: Id): Promise<Id> {
  const recipient = { email: email ?? '' }
  const order = aNoticeOrder(t, 'request-submitted', { subjectId: holderId, requestId, recipient })
  await inTransaction(t.db, async (trx) => ok(await queueNotice(trx, noticeDeps(t), order)))
  const [letter] = await listLetters(t.db, [holderId])
  if (!letter) throw new Error('the letter just queued is not there')
  return letter.id
}

async function anAuthenticator(t: Platform, principalId: Id): Promise<void> {
  const [createdAt, sealed] = [t.clock.now(), t.services.sealer.seal(Buffer.from('secret'), principalId)]
  const row = { principal_id: principalId, secret_sealed: sealed, last_used_step: null }
  await t.db
    .insertInto('authenticators')
    .values({ ...row, confirmed_at: createdAt, created_at: createdAt })
    .execute()
}

async function aPasskey(t: Platform, principalId: Id): Promise<Id> {
  const id = t.newId()
  await t.db
    .insertInto('passkeys')
    .values({
      principal_id: principalId,
      id,
      credential_id: id,
      public_key: Buffer.alloc(77, 4),
      counter: 0,
      transports: ['internal'],
      label: `passkey ${id}`,
      created_at: t.clock.now(),
      last_used_at: null,
    })
    .execute()
  return id
}
