import type { Child } from 'hono/jsx'
import type { Decision } from '#domain/review/decision-notice.ts'
import type {
  ApproveCardChangeRefusal,
  ApproveRequestRefusal,
  CaseKey,
  GrantApplicationRefusal,
  PreviewApplicationDecisionRefusal,
  PreviewChangeDecisionRefusal,
  PreviewDecisionRefusal,
  RefuseApplicationRefusal,
  RefuseCardChangeRefusal,
  RefuseRequestRefusal,
  ReturnApplicationRefusal,
  ReturnRequestRefusal,
  ViewCaseRefusal,
} from '#modules/review'
import type { Result } from '#kernel/result.ts'
import type { Messages } from '#locales/index.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { FilePageData } from '../case/case-file.ts'
import type { OfficePage } from '../shared/office-page.ts'
import type { DecideTexts } from './decide-texts.ts'
import type { DecisionKind } from './decision-form.ts'
import type { ShownNotice } from './letters-preview.tsx'

export type PaperChoice = { readonly value: string; readonly label: string }
export type GroundChoice = PaperChoice & { readonly hint: string }

/** A case as the pages of its decision show it, whatever it is about. */
export type CaseOnDesk = FilePageData & {
  readonly texts: DecideTexts
  /** Which card or offer it is about, and who the person is. */
  readonly about: { readonly what: Child; readonly who: string }
  readonly papers: readonly PaperChoice[]
  readonly grounds: readonly GroundChoice[]
  /** How long the person has to answer a return. */
  readonly returnDays: number
  /** What an approval does, said before its button. */
  readonly approval: Child
  /** What a refusal does beside its letter. */
  readonly refusal: string | undefined
}

export type DecisionPreview = { readonly notices: readonly ShownNotice[] }

export type PreviewRefusal = PreviewDecisionRefusal | PreviewApplicationDecisionRefusal | PreviewChangeDecisionRefusal

export type DecideRefusal =
  | ApproveRequestRefusal
  | ReturnRequestRefusal
  | RefuseRequestRefusal
  | GrantApplicationRefusal
  | ReturnApplicationRefusal
  | RefuseApplicationRefusal
  | ApproveCardChangeRefusal
  | RefuseCardChangeRefusal

export type DecisionDone = keyof Messages['office']['done'] | keyof Messages['officeApplications']['done']

/** What the steps of a decision, which are the same for every case, ask of the kind of case. */
export type Desk = {
  readonly kinds: readonly DecisionKind[]
  /** The case with its data; the look is recorded. */
  readonly look: (page: OfficePage, key: CaseKey, errors?: FormErrors) => Promise<Result<CaseOnDesk, ViewCaseRefusal>>
  readonly preview: (
    page: OfficePage,
    key: CaseKey,
    decision: Decision,
  ) => Promise<Result<DecisionPreview, PreviewRefusal>>
  readonly send: (page: OfficePage, key: CaseKey, decision: Decision) => Promise<Result<DecisionDone, DecideRefusal>>
}
