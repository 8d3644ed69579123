import type { Modules } from '#app/compose-modules.ts'
import { ensureDemoAccount, demoPassword } from '#app/demo/accounts.ts'
import { loadRegister } from '#app/demo/fill.ts'
import type { Services } from '#app/services.ts'
import type { Language } from '#domain/languages.ts'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { registerCells, registerLines, type Cells } from '../builders/register-line.ts'

export type PersonWishes = { readonly language?: Language; readonly cells?: Cells }

/** Somebody who can sign in, and what is in their passport. */
export type JourneyPerson = {
  readonly userName: string
  readonly password: string
  readonly language: Language
  readonly email: string
  readonly cardNumber: string
  readonly passportNumber: string
  readonly bornOn: string
  readonly familyName: string
  readonly givenNames: string
}

/** A person with an account and one valid card, of this moment: the platform of a journey runs on the real clock. */
export async function aJourneyPerson(
  services: Services,
  modules: Modules,
  { language = 'en', cells: wishes = {} }: PersonWishes,
): Promise<JourneyPerson> {
  const { calendar } = await modules.reference.today()
  const today = dayInZone(services.clock.now(), calendar.timeZone)
  const cells = registerCells({
    language,
    issued_on: addDays(today, -40),
    valid_from: addDays(today, -30),
    valid_until: addDays(today, 90),
    ...wishes,
  })
  await loadRegister(services, modules, registerLines([cells]))
  const { register_ref: reference = '', email = '', phone = '', card_number: cardNumber = '' } = cells
  const { passport_number: passportNumber = '', born_on: bornOn = '' } = cells
  const userName = `person.${reference.slice(2)}`
  const account = { userName, email, phone, language, cardNumber, passportNumber, bornOn }
  await ensureDemoAccount(services, modules, account)
  return {
    ...account,
    password: demoPassword,
    familyName: cells.family_name ?? '',
    givenNames: cells.given_names ?? '',
  }
}
