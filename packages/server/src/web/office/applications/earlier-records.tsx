import type { Application } from '#domain/applications/application.ts'
import { displayState } from '#domain/cards/display-state.ts'
import type { Card } from '#domain/cards/card.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import type { FileProps } from '../case/case-file.ts'
import { casePath } from '../shared/office-page.ts'
import { CaseStateTag } from '../shared/state-tags.tsx'
import type { ApplicationPageData } from './application-page-data.ts'

/** What is known from before: applications with this passport, whoever made them, and cards of this person. */
export function EarlierRecords(data: ApplicationPageData) {
  const { page, view } = data
  const { earlier: texts } = page.t.officeApplications
  const { earlier, cards } = view
  const before = cards.filter(({ id }) => id !== view.application.cardId)
  return (
    <section class="panel" aria-labelledby="earlier">
      <h2 id="earlier">{texts.title}</h2>
      {earlier.length === 0 && before.length === 0 && <p class="quiet-text">{texts.none}</p>}
      {earlier.length > 0 && (
        <>
          <h3>{texts.withPassport}</h3>
          <ul class="list">
            {earlier.map((application) => (
              <li>
                <EarlierApplication {...data} application={application} />
              </li>
            ))}
          </ul>
        </>
      )}
      <CardList {...data} title={texts.cards} cards={before} />
    </section>
  )
}

function EarlierApplication({ page, book, application }: FileProps & { readonly application: Application }) {
  const { language } = page
  const { id, reference, state, answers, submittedOn, ground, reviewFrom } = application
  const offer = answers.journey && book.find('card-offer', answers.journey.offer)
  const details = [
    offer?.names[language],
    submittedOn === null ? undefined : formatDay(language, submittedOn),
    ground === null
      ? undefined
      : page.t.officeApplications.earlier.ground(book.applicationGround(ground).names[language]),
  ]
  return (
    <>
      {reviewFrom === null ? <b class="num">{reference}</b> : <EarlierLink id={id} reference={reference} />}{' '}
      <CaseStateTag page={page} kind="application" state={state} />
      <span class="when">{details.filter((part) => part !== undefined).join(' · ')}</span>
    </>
  )
}

function EarlierLink({ id, reference }: Pick<Application, 'id' | 'reference'>) {
  return (
    <a href={casePath(id)} class="num">
      {reference}
    </a>
  )
}

/** Cards in one line each; nothing when there are none. */
export function CardList({
  page,
  book,
  title,
  cards,
}: FileProps & { readonly title: string; readonly cards: readonly Card[] }) {
  const { language } = page
  const { office, common } = page.t
  if (cards.length === 0) return <></>
  return (
    <>
      <h3>{title}</h3>
      <ul class="list">
        {cards.map((card) => (
          <li>
            <b class="num">{formatCardNumber(card.cardNumber)}</b> · {book.cardType(card.cardType).names[language]} ·{' '}
            {common.cardStates[displayState(card, book.day)]}
            <span class="when">
              {office.case.fromUntil(formatDay(language, card.validFrom), formatDay(language, card.validUntil))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
