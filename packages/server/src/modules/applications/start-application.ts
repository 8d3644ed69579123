import { emptyAnswers, reuseAnswers, shareJourney, type Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { Language } from '#domain/languages.ts'
import { recordEvent } from '#modules/audit'
import { listHoldersOfAccount } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { findApplication, insertApplication } from './application-store.ts'
import type { ApplicationDeps } from './deps.ts'
import { newDraft } from './new-draft.ts'
import { claimReference } from './reference-store.ts'

export type StartApplicationDeps = Pick<ApplicationDeps, 'db' | 'clock' | 'newId'> & {
  /** Makes a reference that has probably not been used. */
  readonly newReference: () => string
}

export type StartApplication = {
  readonly commandId: Id
  readonly accountId: Id
  readonly language: Language
  /** A person of the register that the account is linked to; null: somebody who has no card yet. */
  readonly personId: Id | null
  /** An earlier application of this account that the person is taken from; null: none. */
  readonly reuseId: Id | null
  /** An application of this account that a member of the family joins; null: this is the first or only one. */
  readonly joinId: Id | null
}

export type ApplicationStarted = { readonly applicationId: Id; readonly holderId: Id; readonly reference: string }

export type StartApplicationRefusal =
  | CommandReused
  | { readonly code: 'person-not-yours' }
  | { readonly code: 'application-not-found' }

/**
 * Begins a draft. Everything about a person is kept under the id that they have in the register, or will have: a person
 * without a card gets one here, and is a person of the register only once a card is issued (docs/decisions/0004, 0025).
 * Kept with the account, because which holder it touches is what the command answers.
 */
export function startApplication(
  deps: StartApplicationDeps,
  command: StartApplication,
): Promise<Result<ApplicationStarted, StartApplicationRefusal>> {
  const { commandId, accountId, language, personId, reuseId, joinId } = command
  const key = {
    subjectId: accountId,
    commandId,
    name: 'start-application',
    body: { language, personId, reuseId, joinId },
  }
  return runCommand<ApplicationStarted, StartApplicationRefusal>(deps, key, async (trx) => {
    const basis = await loadBasis(trx, command)
    if (!basis.ok) return basis
    const { person, joined } = basis.value
    const applicationId = deps.newId()
    // the same new person, applied for again before a card came of it, keeps the id
    const holderId = person?.holderId ?? basis.value.reused?.holderId ?? deps.newId()
    const reference = await claimReference(trx, deps.newReference, { holderId, applicationId })
    const groupId = joined?.groupId ?? applicationId
    const answers = firstAnswers(basis.value, language)
    const at = deps.clock.now()
    await insertApplication(trx, newDraft({ holderId, applicationId, accountId, groupId, reference, answers, at }))
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'application-drafted',
      actor: { kind: 'holder', id: accountId },
      requestId: applicationId,
      details: { reference },
    })
    return ok({ applicationId, holderId, reference })
  })
}

type Basis = {
  readonly person: Holder | undefined
  readonly reused: Application | undefined
  readonly joined: Application | undefined
}

async function loadBasis(
  trx: Trx,
  { accountId, personId, reuseId, joinId }: StartApplication,
): Promise<Result<Basis, StartApplicationRefusal>> {
  const people = personId === null ? [] : await listHoldersOfAccount(trx, accountId)
  const person = people.find(({ holderId }) => holderId === personId)
  if (personId !== null && !person) return refuse({ code: 'person-not-yours' })
  const reused = reuseId === null ? undefined : await findApplication(trx, accountId, reuseId)
  if (reuseId !== null && !reused) return refuse({ code: 'application-not-found' })
  const joined = joinId === null ? undefined : await findApplication(trx, accountId, joinId)
  if (joinId !== null && !joined) return refuse({ code: 'application-not-found' })
  return ok({ person, reused, joined })
}

function firstAnswers({ person, reused, joined }: Basis, language: Language): Answers {
  const own = reused ? reuseAnswers(reused.answers, language) : emptyAnswers(language)
  const known = person && !own.passport ? { ...own, passport: passportOf(person) } : own
  return joined ? shareJourney(known, joined.answers) : known
}

/** What the register knows, to be looked at and confirmed: a passport may be a new one. */
function passportOf(person: Holder): Answers['passport'] {
  return {
    number: person.passportNumber,
    issuer: person.passportIssuer,
    nationality: person.nationality,
    familyName: person.familyName,
    givenNames: person.givenNames,
    bornOn: person.bornOn,
    sex: person.sex,
    expiresOn: person.passportExpiresOn ?? '',
  }
}
