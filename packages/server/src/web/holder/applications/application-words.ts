import type { Application } from '#domain/applications/application.ts'
import { fullName } from '#domain/cards/holder.ts'
import type { ReferenceBook } from '#modules/reference'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** What the application is for, as far as it is known: an offer may have been taken from the profile since. */
export function cardWords(page: HolderPage, book: ReferenceBook, { answers }: Pick<Application, 'answers'>): string {
  const offer = answers.journey && book.find('card-offer', answers.journey.offer)
  return offer ? offer.names[page.language] : page.t.applications.someCard
}

/** Who the card is for; '' until somebody said. */
export function personWords({ answers }: Pick<Application, 'answers'>): string {
  return answers.passport ? fullName(answers.passport) : ''
}

/** One line for a list: the card and the person. */
export function lineWords(page: HolderPage, book: ReferenceBook, application: Pick<Application, 'answers'>): string {
  const [card, person] = [cardWords(page, book, application), personWords(application)]
  return person === '' ? card : page.t.applications.line(card, person)
}
