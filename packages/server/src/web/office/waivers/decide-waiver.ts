import { waiverActions, type WaiverAction } from '#domain/charges/waiver-life-cycle.ts'
import {
  grantWaiver,
  listWaitingWaivers,
  refuseWaiver,
  viewWaiver,
  type GrantWaiverRefusal,
  type RefuseWaiverRefusal,
  type WaiverView,
} from '#modules/charges'
import { countCases } from '#modules/review'
import { isId } from '#kernel/ids.ts'
import { moneyText } from '#locales/money.ts'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { formatShortInstant } from '../shared/format.ts'
import { commandIdOf, staffOf, type OfficePage } from '../shared/office-page.ts'
import { loadStaffNames } from '../shared/staff-names.ts'
import { waiverPath, waiversPath } from './paths.ts'
import { WaiverPage } from './waiver-page.tsx'
import { WaiversPage } from './waivers-page.tsx'

export async function showWaiting(page: OfficePage): Promise<Response> {
  const waivers = await listWaitingWaivers(page.deps, staffOf(page))
  if (!waivers.ok) return forbiddenPage(page)
  return page.html(WaiversPage({ ...(await commonParts(page)), waivers: waivers.value }))
}

export async function showWaiver(page: OfficePage): Promise<Response> {
  const waiver = await waiverOf(page)
  return waiver ? show(page, waiver) : notFoundPage(page)
}

/** Grants or refuses. The page of the waiver tells what stopped it, as the waiver is by then. */
export async function takeDecision(page: OfficePage): Promise<Response> {
  const waiver = await waiverOf(page)
  if (!waiver) return notFoundPage(page)
  const action = waiverActions.find((one) => one === page.field('do'))
  if (!action) return page.redirect(waiverPath(waiver.id))
  const refusal = await decide(page, waiver, action)
  if (!refusal) {
    return page.redirect(`${waiversPath}?done=${action === 'grant' ? 'waiver-granted' : 'waiver-refused'}`)
  }
  if (refusal.code === 'role-not-allowed') return forbiddenPage(page)
  const now = await waiverOf(page)
  return now ? show(page, now, await stoppedText(page, now, refusal)) : notFoundPage(page)
}

type Refusal = GrantWaiverRefusal | RefuseWaiverRefusal

async function decide(page: OfficePage, waiver: WaiverView, action: WaiverAction): Promise<Refusal | undefined> {
  const { holderId, id: waiverId } = waiver
  const command = { commandId: commandIdOf(page), holderId, waiverId, staff: staffOf(page) }
  const decided = await (action === 'grant' ? grantWaiver : refuseWaiver)(page.deps, command)
  return decided.ok ? undefined : decided.refusal
}

async function stoppedText(page: OfficePage, waiver: WaiverView, refusal: Refusal): Promise<string> {
  const { decide: texts } = page.t.waivers
  if (refusal.code === 'second-person-needed') return texts.own
  if (refusal.code === 'waiver-above-debt') {
    const { owedMinor: amountMinor, currency } = refusal
    return texts.aboveDebt(moneyText({ amountMinor, currency }, page.language))
  }
  const { state, decidedBy, decidedAt } = waiver
  // the form of another waiver under this address: nothing was done with it
  if (state === 'requested' || decidedBy === null || !decidedAt) return page.t.office.decide.sendAgain
  const { timeZone } = (await page.deps.reference.today()).calendar
  const names = await loadStaffNames(page.deps.db)
  return texts[state](names(decidedBy), formatShortInstant(page.language, decidedAt, timeZone))
}

async function waiverOf(page: OfficePage): Promise<WaiverView | undefined> {
  const waiverId = page.param('waiverId')
  const viewed = isId(waiverId) ? await viewWaiver(page.deps, { staff: staffOf(page), waiverId }) : undefined
  return viewed?.ok ? viewed.value : undefined
}

async function show(page: OfficePage, waiver: WaiverView, stopped?: string): Promise<Response> {
  const parts = await commonParts(page)
  return page.html(WaiverPage({ ...parts, waiver, stopped }), stopped === undefined ? 200 : 409)
}

async function commonParts(page: OfficePage) {
  const { db, reference } = page.deps
  const [book, names, counted] = await Promise.all([
    reference.today(),
    loadStaffNames(db),
    countCases(page.deps, staffOf(page)),
  ])
  return { page, book, names, counts: counted.ok ? counted.value : undefined }
}
