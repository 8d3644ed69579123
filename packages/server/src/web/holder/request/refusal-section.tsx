import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { RequestView } from './request-view.ts'

/** Why the office refused, on which law, and until when one can appeal. */
export function RefusalSection({ page, view }: { readonly page: HolderPage; readonly view: RequestView }) {
  const { request, book } = view
  const labels = page.t.cancel.request.refusal
  const ground = request.ground === null ? undefined : book.find('refusal-ground', request.ground)
  if (!ground || request.decidedAt === null) return <></>
  const decidedOn = dayInZone(request.decidedAt, book.calendar.timeZone)
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
