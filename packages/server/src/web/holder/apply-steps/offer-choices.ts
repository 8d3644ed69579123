import type { JourneyAnswer } from '#domain/applications/answers.ts'
import { moneyText } from '#locales/money.ts'
import type { Choice } from '../../shared/components/form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { Draft } from './draft.ts'

type Offered = ReturnType<Draft['facts']['book']['listCardOffers']>[number]

/** Card and purpose in one: whoever chooses why they travel sees at once which card that is and what it costs. */
export function offerValue({ offer, purpose }: Pick<JourneyAnswer, 'offer' | 'purpose'>): string {
  return `${offer}/${purpose}`
}

/** What a page sent; a value that none of ours has names a card that is not offered. */
export function readOfferValue(value: string): Pick<JourneyAnswer, 'offer' | 'purpose'> {
  const [offer = '', purpose = ''] = value.split('/')
  return { offer, purpose }
}

/** Every purpose of every card that is given on this passport. */
export function offerChoices(page: HolderPage, { application, facts }: Draft): Choice[] {
  const nationality = application.answers.passport?.nationality
  const given = facts.book
    .listCardOffers()
    .filter(({ nationalities }) => nationality !== undefined && (nationalities?.includes(nationality) ?? true))
  return given.flatMap((offer) =>
    offer.purposes.map((purpose) => ({
      value: offerValue({ offer: offer.code, purpose }),
      label: facts.book.purpose(purpose).names[page.language],
      hint: offerLine(page, offer),
    })),
  )
}

function offerLine({ t, language }: HolderPage, { names, entries, stayDays, fee }: Offered): string {
  const { journey } = t.applySteps
  const { card } = t.account
  return [
    names[language],
    entries === null ? card.multipleEntry : card.entryCount(entries),
    journey.stay(stayDays),
    fee === null ? journey.noFee : journey.fee(moneyText(fee, language)),
  ].join(' · ')
}
