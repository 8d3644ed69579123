import type { Application } from '#domain/applications/application.ts'
import { cardName } from '#domain/applications/passport.ts'
import { fullName } from '#domain/cards/holder.ts'
import type { TemplateCode, TemplateParams } from '#domain/notices/templates.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { ApplicationDeps } from './deps.ts'
import { applicationPage } from './pages.ts'

/** What every letter about an application says; the rest is the template's own. */
type Common = 'holderName' | 'reference' | 'page'
export type OwnParams<T extends TemplateCode> = Omit<TemplateParams<T>, Common>

type Deps = Pick<ApplicationDeps, 'clock' | 'newId' | 'reference' | 'queueNotice' | 'findContact'>

/**
 * Tells the applicant of one change, in the transaction of that change. The address is the account's confirmed one, never
 * something that was typed into the form (T-09).
 */
export async function notifyApplicant<T extends TemplateCode>(
  trx: Trx,
  deps: Deps,
  application: Application,
  template: T,
  own: OwnParams<T>,
  cardId?: Id,
): Promise<void> {
  const contact = await deps.findContact(trx, application.accountId)
  if (!contact) throw new Error(`no account ${application.accountId} stands behind the application`)
  const { answers, holderId, id } = application
  await deps.queueNotice(trx, {
    subjectId: holderId,
    changeId: deps.newId(),
    template,
    language: answers.language,
    recipient: {
      email: contact.email,
      ...(contact.phone === null || !answers.isSmsWanted ? {} : { phone: contact.phone }),
    },
    params: await applicantNoticeParams(deps, application, own),
    requestId: id,
    ...(cardId === undefined ? {} : { cardId }),
  })
}

/** The values of a letter about this application; also for showing a letter before it goes out. */
export async function applicantNoticeParams<T extends TemplateCode>(
  deps: Pick<Deps, 'clock' | 'reference'>,
  application: Application,
  own: OwnParams<T>,
): Promise<TemplateParams<T>> {
  const { id, reference } = application
  const common = { holderName: await nameOf(deps, application), reference, page: applicationPage(id) }
  // Omit and the intersection cannot be seen through for a generic T; the two parts are what TemplateParams<T> is made of.
  return { ...common, ...own } as unknown as TemplateParams<T>
}

async function nameOf(
  { clock, reference }: Pick<Deps, 'clock' | 'reference'>,
  { answers }: Application,
): Promise<string> {
  if (!answers.passport) throw new Error('an application that was sent has no passport')
  const { timeZone } = (await reference.today()).calendar
  return fullName(cardName(answers.passport, answers.mrz, dayInZone(clock.now(), timeZone)))
}
