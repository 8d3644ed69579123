const minuteMs = 60_000

/** Why somebody without the assignment opens a case. The holder reads the reason in "Who looked at my data". */
export const openingReasons = [
  'supervision',
  'complaint',
  'question-of-holder',
  'handover',
  'exit-reported',
  'audit',
  'other',
] as const
export type OpeningReason = (typeof openingReasons)[number]

export const maxOpeningTextLength = 500
/** Long enough to read a case; after that the reason is asked for again. */
export const openingMinutes = 30

export type OpeningFault =
  | { readonly code: 'opening-reason-unknown' }
  | { readonly code: 'opening-text-missing' }
  | { readonly code: 'opening-text-too-long'; readonly max: number }

/** "Other" says nothing by itself, so it needs words; undefined: the reason will do. */
export function openingFault(reason: string, text: string | null): OpeningFault | undefined {
  if (!isOpeningReason(reason)) return { code: 'opening-reason-unknown' }
  const trimmed = text?.trim() ?? ''
  if (reason === 'other' && trimmed === '') return { code: 'opening-text-missing' }
  return [...trimmed].length > maxOpeningTextLength
    ? { code: 'opening-text-too-long', max: maxOpeningTextLength }
    : undefined
}

export function isOpeningReason(text: string): text is OpeningReason {
  return (openingReasons as readonly string[]).includes(text)
}

export function openUntil(openedAt: Date): Date {
  return new Date(openedAt.getTime() + openingMinutes * minuteMs)
}

/** An opening holds from its instant to its end; one from a clock that ran ahead does not hold yet. */
export function isOpening(opening: { readonly openedAt: Date; readonly openUntil: Date }, now: Date): boolean {
  return opening.openedAt <= now && now < opening.openUntil
}
