import {
  peekCase,
  viewCase,
  type CaseAddress,
  type CaseKey,
  type CaseKind,
  type ViewCaseRefusal,
} from '#modules/review'
import { ok, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { View } from '../../shared/view.ts'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { drawApplication } from '../applications/draw-application.ts'
import { drawCardChange } from '../card-changes/draw-card-change.ts'
import { staffOf, withCase, type OfficePage } from '../shared/office-page.ts'
import { CasePage } from './case-page.tsx'
import { loadCasePage } from './case-page-data.ts'
import { loadClosedCase } from './closed-case.ts'
import { ClosedCasePage } from './closed-case-page.tsx'

type Draw = (page: OfficePage, key: CaseKey, errors?: FormErrors) => Promise<Result<View, ViewCaseRefusal>>

const drawings: Readonly<Record<CaseKind, Draw>> = {
  cancellation: drawCancellation,
  application: drawApplication,
  'card-change': drawCardChange,
}

export function showCase(page: OfficePage): Promise<Response> {
  return withCase(page, (key) => showOpenCase(page, key))
}

/** The case with everything in it; every showing is recorded, also the one that repeats a form with its errors. */
export async function showOpenCase(page: OfficePage, key: CaseAddress, errors?: FormErrors): Promise<Response> {
  const drawn = await drawings[key.kind](page, key, errors)
  if (!drawn.ok) return withoutAccess(page, key, drawn.refusal)
  return page.html(drawn.value, errors ? 400 : 200)
}

async function drawCancellation(
  page: OfficePage,
  key: CaseKey,
  errors?: FormErrors,
): Promise<Result<View, ViewCaseRefusal>> {
  const view = await viewCase(page.deps, { ...key, staff: staffOf(page) })
  return view.ok ? ok(CasePage(await loadCasePage(page, view.value, errors))) : view
}

export async function withoutAccess(page: OfficePage, key: CaseKey, refusal: ViewCaseRefusal): Promise<Response> {
  switch (refusal.code) {
    case 'case-needs-reason':
      return showClosedCase(page, key)
    case 'case-not-found':
      return notFoundPage(page)
    case 'role-not-allowed':
      return forbiddenPage(page)
  }
}

/** What a case shows to somebody who has not said why: its reference, its state, and who has it. */
export async function showClosedCase(page: OfficePage, key: CaseKey, errors?: FormErrors): Promise<Response> {
  const peek = await peekCase(page.deps, { ...key, staff: staffOf(page) })
  if (!peek.ok) return withoutAccess(page, key, peek.refusal)
  return page.html(ClosedCasePage(await loadClosedCase(page, peek.value, errors)), errors ? 400 : 200)
}
