import { readFile } from 'node:fs/promises'
import type { ChangeWish } from '#domain/card-changes/change.ts'
import { changePapers } from '#domain/card-changes/papers.ts'
import {
  addChangePaper,
  draftCardChange,
  listCardChanges,
  submitCardChange,
  type AddChangePaper,
  type ApplicantDeps,
} from '#modules/applications'
import { listCards, listHoldersOfAccount } from '#modules/cards'
import { listPapers } from '#modules/evidence'
import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Modules } from '../compose-modules.ts'
import type { Services } from '../services.ts'
import { findDemoPerson } from './accounts.ts'
import { daysAgo } from './at-day.ts'
import { must } from './must.ts'
import { cardsToChange } from './register.ts'

/** One request about a card of the demonstration, sent so many days ago. */
type DemoChange = {
  readonly cardNumber: string
  readonly userName: string
  readonly daysAgo: number
  readonly explanation: string | null
  readonly wish: (card: { readonly validUntil: CalendarDay }) => ChangeWish
}

export const demoChanges: readonly DemoChange[] = [
  {
    ...cardsToChange.lost,
    daysAgo: 3,
    explanation: 'My bag was stolen on the train to Bursa, with the printed card in it.',
    wish: () => ({ kind: 'lost-card' }),
  },
  {
    ...cardsToChange.extended,
    daysAgo: 2,
    explanation: null,
    wish: ({ validUntil }) => ({ kind: 'extend', validUntil: addDays(validUntil, 21) }),
  },
  {
    ...cardsToChange.corrected,
    daysAgo: 2,
    explanation: 'My second name is missing.',
    wish: () => ({
      kind: 'correct-data',
      mrz: null,
      passport: {
        number: 'T20998877',
        issuer: 'SAU',
        nationality: 'SAU',
        familyName: 'AL HARBI',
        givenNames: 'FAISAL ABDULLAH',
        bornOn: '1982-10-05',
        sex: 'M',
        expiresOn: '2032-02-14',
      },
    }),
  },
  {
    ...cardsToChange.renewed,
    daysAgo: 1,
    explanation: null,
    wish: () => ({
      kind: 'new-passport',
      mrz: 'P<RUSSOKOLOVA<<MARIIA<<<<<<<<<<<<<<<<<<<<<<<\n7612345675RUS9907191F3603011<<<<<<<<<<<<<<06',
      passport: {
        number: '761234567',
        issuer: 'RUS',
        nationality: 'RUS',
        familyName: 'Sokolova',
        givenNames: 'Mariia',
        bornOn: '1999-07-19',
        sex: 'F',
        expiresOn: '2036-03-01',
      },
    }),
  },
]

const specimen = new URL('../../../assets/demo/specimen-passport.jpg', import.meta.url)

/** Sends the request, unless it was sent before. */
export async function ensureDemoChange(services: Services, modules: Modules, demo: DemoChange): Promise<void> {
  const { db, newId } = services
  const accountId = await findDemoPerson(services, demo.userName)
  const [holder] = accountId === undefined ? [] : await listHoldersOfAccount(db, accountId)
  if (accountId === undefined || !holder) throw new Error(`${demo.userName} has no account with a card`)
  const { holderId, language } = holder
  if ((await listCardChanges(db, [holderId])).length > 0) return
  const deps = daysAgo(modules.applications, demo.daysAgo)
  const today = dayInZone(deps.clock.now(), (await modules.reference.today()).calendar.timeZone)
  const card = (await listCards(db, [holderId], today)).find(({ cardNumber }) => cardNumber === demo.cardNumber)
  if (!card) throw new Error(`${demo.userName} has no card ${demo.cardNumber}`)
  const [by, wish] = [{ accountId, holderId, cardId: card.id }, demo.wish(card)]
  const command = () => ({ ...by, commandId: newId() })
  const said = { wish, explanation: demo.explanation, isSmsWanted: true }
  const { draftId, version } = must(await draftCardChange(deps, { ...command(), ...said }))
  await ensurePaper(deps, { ...by, requestId: draftId, kind: wish.kind })
  must(await submitCardChange(deps, { ...command(), kind: wish.kind, version, language: language ?? 'en' }))
}

type OfDraft = Pick<AddChangePaper, 'accountId' | 'holderId' | 'requestId' | 'kind'>

/** The paper that nothing goes without, unless a start that was cut short has added it. */
async function ensurePaper(deps: ApplicantDeps, draft: OfDraft): Promise<void> {
  const { code: paper, isRequired } = changePapers[draft.kind]
  if (!isRequired || (await listPapers(deps.db, draft.holderId, draft.requestId)).length > 0) return
  const bytes = await readFile(specimen)
  must(await addChangePaper(deps, { ...draft, commandId: deps.newId(), paper, fileName: 'passport.jpg', bytes }))
}
