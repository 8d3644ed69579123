import { isLanguage, type Language } from '#domain/languages.ts'
import { caseKinds, queueStates, queueViews, type CaseKind, type QueueState, type QueueView } from '#modules/review'
import type { OfficePage } from '../shared/office-page.ts'

export type QueueFilters = {
  readonly view: QueueView
  readonly kind: CaseKind | undefined
  readonly state: QueueState | undefined
  readonly language: Language | undefined
  /** Counted from 1. */
  readonly page: number
}

/** The filters stand in the address, so that a list can be kept and sent; what makes no sense there filters nothing. */
export function readFilters(page: OfficePage): QueueFilters {
  const language = page.query('lang')
  const number = page.query('page')
  return {
    view: queueViews.find((view) => view === page.query('view')) ?? 'all',
    kind: caseKinds.find((kind) => kind === page.query('kind')),
    state: queueStates.find((state) => state === page.query('state')),
    language: isLanguage(language) ? language : undefined,
    page: /^[1-9]\d{0,3}$/.test(number) ? Number(number) : 1,
  }
}

/** The address of a list with some of its filters changed; it begins at its first page again unless that is what changes. */
export function queuePath(filters: QueueFilters, change: Partial<QueueFilters> = {}): string {
  const { view, kind, state, language, page } = { ...filters, page: 1, ...change }
  const search = new URLSearchParams()
  if (view !== 'all') search.set('view', view)
  if (kind !== undefined) search.set('kind', kind)
  if (state !== undefined) search.set('state', state)
  if (language !== undefined) search.set('lang', language)
  if (page > 1) search.set('page', String(page))
  return search.size === 0 ? '/office' : `/office?${search}`
}
