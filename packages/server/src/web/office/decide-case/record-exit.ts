import { recordExit, viewCase, type CaseKey, type RecordExitRefusal } from '#modules/review'
import type { FormErrors } from '../../shared/components/form.tsx'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { loadCasePage } from '../case/case-page-data.ts'
import { casePath, staffCommandOf, staffOf, withCase, type OfficePage } from '../shared/office-page.ts'
import { ExitPage } from './exit-page.tsx'
import { showConflict } from './show-conflict.ts'

export function askExit(page: OfficePage): Promise<Response> {
  return withCase(page, (key) => showForm(page, key))
}

async function showForm(page: OfficePage, key: CaseKey, errors?: FormErrors): Promise<Response> {
  const view = await viewCase(page.deps, { ...key, staff: staffOf(page) })
  if (!view.ok) {
    // the case page asks for the reason
    return view.refusal.code === 'case-needs-reason' ? page.redirect(casePath(key.requestId)) : notFoundPage(page)
  }
  const { state, answers } = view.value.request
  if (state !== 'approved' || answers.effect !== 'on-departure') return page.redirect(casePath(key.requestId))
  return page.html(ExitPage(await loadCasePage(page, view.value, errors)), errors ? 400 : 200)
}

export function takeExit(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const command = { ...staffCommandOf(page, key), exitOn: page.field('exitOn').trim() }
    const recorded = await recordExit(page.deps, command)
    if (recorded.ok) return page.redirect(`${casePath(key.requestId)}?done=exit-recorded`)
    return stopped(page, key, recorded.refusal)
  })
}

function stopped(page: OfficePage, key: CaseKey, refusal: RecordExitRefusal): Promise<Response> | Response {
  const { faults } = page.t.office.exit
  switch (refusal.code) {
    case 'exit-day-not-valid':
    case 'exit-in-future':
    case 'exit-before-card':
      return showForm(page, key, { exitOn: faults[refusal.code] })
    case 'case-not-found':
      return notFoundPage(page)
    case 'role-not-allowed':
      return forbiddenPage(page)
    case 'case-needs-reason':
    case 'effect-not-on-departure':
    case 'command-id-reused':
      return page.redirect(casePath(key.requestId))
    default:
      return showConflict(page, key, refusal)
  }
}
