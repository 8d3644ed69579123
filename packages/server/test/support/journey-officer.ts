import type { Language } from '#domain/languages.ts'
import { messages, type Messages } from '#locales/index.ts'
import { enterAs } from './journey-holder.ts'
import type { Visitor } from './journey-visitor.ts'

/** Two officers of the start page, so that pages of the office are met in two languages. */
export const officers = [
  { key: 'a.nurlanova', language: 'en' },
  { key: 'd.akhmetov', language: 'kk' },
] as const satisfies readonly { key: string; language: Language }[]

export type Officer = (typeof officers)[number]

/** Enters the office and takes the case with the oldest promise, which has to be this one. */
export async function takeNext(officer: Visitor, { key }: Officer, reference: string): Promise<void> {
  await enterAs(officer, key)
  await officer.reads(reference)
  await officer.press(officer.t.office.queue.next)
  await officer.reads(reference)
  await officer.reads(officer.t.office.decide.title)
}

export type Letter = {
  readonly template: keyof Messages['notices']['templates']
  readonly reference: string
  readonly language: Language
}

/** The notice that will go out stands on the page, in the holder's language. */
async function readsPreview(officer: Visitor, { template, reference, language }: Letter): Promise<void> {
  const { office, common } = officer.t
  await officer.reads(office.decide.inHolders(common.languageNames[language]))
  await officer.reads(messages[language].notices.templates[template].subject.replace('{reference}', reference))
}

/** @param letter what the holder will be told, and in which language */
export async function approve(officer: Visitor, letter: Letter): Promise<void> {
  const { decide, done } = officer.t.office
  await officer.follow(decide.approve)
  await readsPreview(officer, letter)
  await officer.press(decide.approveButton)
  await officer.reads(done[letter.template === 'card-cancelled' ? 'request-completed' : 'request-approved'])
}

export async function returnFor(officer: Visitor, paper: string, letter: Letter): Promise<void> {
  const { decide, done } = officer.t.office
  await officer.follow(decide.return)
  await officer.press(decide.showLetter)
  await officer.reads(decide.faults['papers-missing'])
  await officer.choose('papers', paper)
  await officer.press(decide.showLetter)
  await readsPreview(officer, letter)
  await officer.press(decide.returnButton)
  await officer.reads(done['request-returned'])
}

export async function refuse(officer: Visitor, ground: string, letter: Letter): Promise<void> {
  const { decide, done } = officer.t.office
  await officer.follow(decide.refuse)
  await officer.choose('ground', ground)
  await officer.press(decide.showLetter)
  await readsPreview(officer, letter)
  await officer.press(decide.refuseButton)
  await officer.reads(done['request-refused'])
}

/** Records the exit that an approved cancellation waits for, by an officer who does not have the case in hand. */
export async function recordExit(officer: Visitor, reference: string, exitOn: string): Promise<void> {
  const { decide, exit, done, reason } = officer.t.office
  await officer.open('/office?state=approved')
  await officer.follow(reference)
  await officer.choose('reason', 'exit-reported')
  await officer.press(reason.open)
  await officer.follow(decide.recordExit)
  await officer.press(exit.button)
  await officer.reads(exit.faults['exit-day-not-valid'])
  await officer.type({ exitOn })
  await officer.press(exit.button)
  await officer.reads(done['exit-recorded'])
}
