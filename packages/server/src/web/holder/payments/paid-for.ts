import { findCard, listCards } from '#modules/cards'
import { findApplication, listApplications } from '#modules/applications'
import type { Payment } from '#domain/payments/payment.ts'
import type { Id } from '#kernel/ids.ts'
import { formatCardNumber } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** What a payment is for, as the payer knows it, and where it is looked at. */
export type PaidFor = { readonly name: string; readonly href: string }

/** @returns undefined when card or application are not this account's */
export async function findPaidFor(page: HolderPage, { purpose, subjectId }: Payment): Promise<PaidFor | undefined> {
  const { db } = page.deps
  if (purpose === 'fee') {
    const application = await findApplication(db, page.session.principalId, subjectId)
    return application && forApplication(application)
  }
  const card = await findCard(db, page.session.holderIds, subjectId)
  return card && forCard(card)
}

/** By the id of card or application, for every one of the account. */
export async function listPaidFor(page: HolderPage): Promise<ReadonlyMap<Id, PaidFor>> {
  const { db, reference } = page.deps
  const { holderIds, principalId } = page.session
  const cards = await listCards(db, holderIds, (await reference.today()).day)
  const applications = await listApplications(db, principalId)
  return new Map([
    ...cards.map((card) => [card.id, forCard(card)] as const),
    ...applications.map((application) => [application.id, forApplication(application)] as const),
  ])
}

function forCard({ id, cardNumber }: { readonly id: Id; readonly cardNumber: string }): PaidFor {
  return { name: formatCardNumber(cardNumber), href: `/account/charges/${id}` }
}

function forApplication({ id, reference }: { readonly id: Id; readonly reference: string }): PaidFor {
  return { name: reference, href: `/account/applications/${id}` }
}
