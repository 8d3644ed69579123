import type { ReferenceBook } from '#modules/reference'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from './holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly decided: { readonly ground: string | null; readonly decidedAt: Date | null }
}

/** Why an application, or a request about a card, was refused: the ground, the law, and until when one can appeal. */
export function GroundSection({ page, book, decided }: Props) {
  const labels = page.t.applications.refusal
  const ground = decided.ground === null ? undefined : book.find('application-ground', decided.ground)
  if (!ground || decided.decidedAt === null) return <></>
  const decidedOn = dayInZone(decided.decidedAt, book.calendar.timeZone)
  return (
    <section class="panel" aria-labelledby="ground">
      <h2 id="ground">{labels.title}</h2>
      <p>{ground.sentence[page.language]}</p>
      <p>{labels.legal(ground.legalReference)}</p>
      <p>
        {ground.appealDays === null
          ? labels.noAppeal
          : labels.appeal(formatDay(page.language, addDays(decidedOn, ground.appealDays)))}
      </p>
    </section>
  )
}
