import assert from 'node:assert/strict'
import { formatCardNumber } from '#web/shared/format.ts'
import type { JourneyPerson } from './journey-people.ts'
import type { Visitor } from './journey-visitor.ts'

/** What a holder has to know to cancel a card: the card, and what the passport says. */
export type Passport = {
  readonly cardNumber: string
  readonly passportNumber: string
  readonly bornOn: string
  readonly familyName: string
  readonly givenNames: string
}

export type Wishes = {
  readonly where?: Readonly<Record<string, string>>
  readonly reason?: string
  readonly effect?: 'now' | 'on-departure'
  readonly files?: readonly string[]
  /** Sends every page empty first, to meet it with its errors. */
  readonly isHasty?: boolean
}

/** Enters by the start page's one click. The page then speaks that person's language, as the device has to. */
export async function enterAs(visitor: Visitor, key: string): Promise<void> {
  await visitor.open('/')
  await visitor.press(visitor.page.locator(`form[action="/demo/enter/${key}"] button`))
}

export async function signIn(
  visitor: Visitor,
  who: { readonly userName: string; readonly password: string },
): Promise<void> {
  if (!visitor.path.startsWith('/account/sign-in')) await visitor.open('/account')
  await visitor.type({ name: who.userName, password: who.password })
  await visitor.press(visitor.t.signIn.submit)
}

/** From my account over the preview to the first question. */
export async function beginCancelling(visitor: Visitor, cardNumber: string): Promise<void> {
  const { account } = visitor.t
  await visitor.open('/account')
  const card = visitor.main.getByRole('article').filter({ hasText: formatCardNumber(cardNumber) })
  await visitor.follow(card.getByRole('link', { name: account.card.cancelThis }))
  await visitor.reads(account.preview.nothingSent)
  await visitor.press(account.preview.proceed)
}

/** Answers every step that comes, up to "Check your answers". */
export async function answerSteps(visitor: Visitor, passport: Passport, wishes: Wishes = {}): Promise<string[]> {
  const passed: string[] = []
  for (let step = stepOf(visitor); step !== 'check'; step = stepOf(visitor)) {
    assert.ok(!passed.includes(step), `${step} came again`)
    // how to write is answered beforehand; nothing can be missing there
    if (wishes.isHasty && step !== 'contact') await sendEmpty(visitor, visitor.t.common.continue)
    await answer(visitor, step, passport, wishes)
    passed.push(step)
  }
  return passed
}

async function sendEmpty(visitor: Visitor, button: string): Promise<void> {
  await visitor.press(button)
  await visitor.reads(visitor.t.common.thereIsAProblem)
}

export const stepOf = (visitor: Visitor): string => visitor.path.split('/').at(-1) ?? ''

async function answer(visitor: Visitor, step: string, passport: Passport, wishes: Wishes): Promise<void> {
  const { where = { whereabouts: 'outside' }, reason = 'journey-ended', effect = 'now', files = [] } = wishes
  const goOn = () => visitor.press(visitor.t.common.continue)
  switch (step) {
    case 'where': {
      const { whereabouts = '', ...days } = where
      await visitor.choose('whereabouts', whereabouts)
      await visitor.type(days)
      return goOn()
    }
    case 'reason':
      await visitor.choose('reason', reason)
      return goOn()
    case 'effect':
      await visitor.choose('effect', effect)
      return goOn()
    case 'identity': {
      const { passportNumber, bornOn, familyName, givenNames } = passport
      await visitor.type({ passportNumber, bornOn, familyName, givenNames })
      return goOn()
    }
    case 'evidence':
      for (const file of files) await upload(visitor, file)
      return goOn()
    case 'contact':
      await visitor.tickAll('isSmsWanted')
      return goOn()
    case 'consequences':
      await visitor.tickAll('acknowledged')
      return goOn()
    default:
      assert.fail(`no answer for ${visitor.path}`)
  }
}

/** Adds one paper; with scripts the page stays and its list grows. */
export async function upload(visitor: Visitor, file: string): Promise<void> {
  await visitor.main.locator('#file').setInputFiles(file)
  await visitor.main.getByRole('button', { name: visitor.t.cancel.evidence.upload, exact: true }).click()
  await visitor.main.locator('#added').waitFor()
  await visitor.lookAround()
}

/** Declares and sends; the reference of the request. */
export async function send(visitor: Visitor, { isHasty = false }: Wishes = {}): Promise<string> {
  if (isHasty) await sendEmpty(visitor, visitor.t.cancel.check.send)
  await visitor.tickAll('declaration')
  await visitor.press(visitor.t.cancel.check.send)
  await visitor.reads(visitor.t.cancel.submitted.title)
  const reference = await visitor.main.locator('.big-reference').innerText()
  assert.match(reference, /^C-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  return reference
}

/** The whole way of somebody with an account: signs in, asks to cancel, and gets a reference. */
export async function askToCancel(visitor: Visitor, person: JourneyPerson, wishes?: Wishes): Promise<string> {
  await signIn(visitor, person)
  await beginCancelling(visitor, person.cardNumber)
  await answerSteps(visitor, person, wishes)
  return send(visitor)
}
