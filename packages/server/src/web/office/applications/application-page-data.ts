import type { Passport } from '#domain/applications/passport.ts'
import type { JourneyAnswer, PersonAnswer } from '#domain/applications/answers.ts'
import { planOf } from '#domain/applications/plan-of.ts'
import { cardValidity, type Validity } from '#domain/applications/validity.ts'
import type { ApplicationView } from '#modules/review'
import type { FormErrors } from '../../shared/components/form.tsx'
import { loadFile, type FilePageData } from '../case/case-file.ts'
import type { OfficePage } from '../shared/office-page.ts'

/** What the parts of an application's page draw from: nothing is missing in one that was sent. */
export type ApplicationPageData = FilePageData & {
  readonly view: ApplicationView
  readonly passport: Passport
  readonly person: PersonAnswer
  readonly journey: JourneyAnswer
  /** Of the card that a grant today would issue; undefined: the passport leaves no day. */
  readonly validity: Validity | undefined
}

export async function loadApplicationPage(
  page: OfficePage,
  view: ApplicationView,
  errors: FormErrors = {},
): Promise<ApplicationPageData> {
  const { holderId, id: requestId, reference, state, dueOn, answers } = view.application
  const file = { ...view, kind: 'application', holderId, requestId, reference, state, dueOn } as const
  const data = await loadFile(page, file, errors)
  const { passport, person, journey } = answers
  const plan = planOf(answers)
  if (!passport || !person || !journey || !plan) throw new Error('an application that was sent is not complete')
  return { ...data, view, passport, person, journey, validity: cardValidity(view.offer, plan, data.book.day) }
}
