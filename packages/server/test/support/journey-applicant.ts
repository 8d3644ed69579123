import assert from 'node:assert/strict'
import { somebodyNew } from '#web/holder/applications/begin-page.tsx'
import { stepOf } from './journey-holder.ts'
import type { Visitor } from './journey-visitor.ts'

export type Traveller = {
  readonly familyName: string
  readonly givenNames: string
  readonly bornOn: string
  readonly sex: 'F' | 'M' | 'X'
  readonly nationality: string
  readonly number: string
  readonly expiresOn: string
}

export type ApplicationPlan = {
  readonly traveller: Traveller
  /** Card and purpose: `tourism/tourism`. */
  readonly offer: string
  readonly arrivalOn: string
  readonly departureOn: string
  /** A photo of the passport instead of typing it. */
  readonly photo?: string
  /** One file for each paper that is asked for. */
  readonly file: string
  /** Sends every page empty first, to meet it with its errors. */
  readonly isHasty?: boolean
}

let travellers = 0

/** Digits that no camera takes for letters. */
const plainDigits = '234679'

/** Somebody whose passport no other journey of this process has. */
export function aTraveller(wishes: Partial<Traveller> = {}): Traveller {
  travellers += 1
  const number = `N${travellers
    .toString(6)
    .padStart(7, '5')
    .replaceAll(/\d/g, (digit) => plainDigits[Number(digit)] ?? '')}`
  const name = { familyName: 'Eriksson', givenNames: 'Anna Maria' }
  return { ...name, bornOn: '1974-08-12', sex: 'F', nationality: 'UTO', number, expiresOn: '2034-04-15', ...wishes }
}

/** Begins an application for somebody whom the account does not know. */
export async function beginApplication(visitor: Visitor): Promise<void> {
  await visitor.open('/account/applications/new')
  await visitor.choose('who', somebodyNew)
  await visitor.press(visitor.t.applications.begin.button)
}

/** Answers every step that comes, up to "Check your answers". */
export async function answerApplication(visitor: Visitor, plan: ApplicationPlan): Promise<string[]> {
  const passed: string[] = []
  for (let step = stepOf(visitor); step !== 'check'; step = stepOf(visitor)) {
    assert.ok(!passed.includes(step), `${step} came again`)
    if (plan.isHasty && step !== 'contact' && step !== 'papers') await sendEmpty(visitor)
    await answer(visitor, step, plan)
    passed.push(step)
  }
  return passed
}

async function sendEmpty(visitor: Visitor): Promise<void> {
  await visitor.press(visitor.t.common.continue)
  await visitor.reads(visitor.t.common.thereIsAProblem)
}

async function answer(visitor: Visitor, step: string, plan: ApplicationPlan): Promise<void> {
  const { traveller, offer, arrivalOn, departureOn } = plan
  switch (step) {
    case 'passport':
      await (plan.photo === undefined ? typePassport(visitor, traveller) : photograph(visitor, plan.photo, traveller))
      break
    case 'person':
      await visitor.type({ birthPlace: 'Zenith', nativeName: 'Анна Эрикссон' })
      break
    case 'journey':
      await visitor.choose('offer', offer)
      await visitor.type({ arrivalOn, departureOn })
      break
    case 'papers':
      await addPapers(visitor, plan.file)
      break
    case 'contact':
      break
    case 'declaration':
      await visitor.tickAll('declared')
      break
    default:
      assert.fail(`no answer for ${visitor.path}`)
  }
  await visitor.press(visitor.t.common.continue)
}

async function typePassport(visitor: Visitor, { sex, nationality, ...typed }: Traveller): Promise<void> {
  await visitor.type(typed)
  await visitor.choose('sex', sex)
  await visitor.main.locator('[name="nationality"]').selectOption(nationality)
}

/** With scripts the page stays, and comes back filled in. */
async function photograph(visitor: Visitor, photo: string, { number }: Traveller): Promise<void> {
  await visitor.main.locator('#photo').setInputFiles(photo)
  await visitor.main.getByRole('button', { name: visitor.t.applySteps.passport.read, exact: true }).click()
  await visitor.main.locator(`[name="number"][value="${number}"]`).waitFor()
  await visitor.reads(visitor.t.applySteps.passport.wasRead)
  await visitor.lookAround()
}

/** Uploads until nothing is missing; without scripts each upload is a page of its own. */
async function addPapers(visitor: Visitor, file: string): Promise<void> {
  const { evidence } = visitor.t.cancel
  for (;;) {
    const isComplete = await visitor.main.getByText(evidence.allThere, { exact: true }).isVisible()
    if (isComplete) return
    await visitor.main.locator('#file').setInputFiles(file)
    await visitor.press(evidence.upload)
  }
}

/** Sends the application; what costs nothing is submitted, anything else waits at its fee. */
export async function sendApplication(visitor: Visitor): Promise<void> {
  const { check } = visitor.t.applySteps
  const button = visitor.main.getByRole('button', { name: check.send, exact: true })
  await visitor.press((await button.count()) > 0 ? button : check.sendAndPay)
}

/** The reference on the page that says it was sent. */
export async function referenceOf(visitor: Visitor): Promise<string> {
  await visitor.reads(visitor.t.applySteps.submitted.title)
  const reference = await visitor.main.locator('.big-reference').innerText()
  assert.match(reference, /^A-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  return reference
}
