import type { RequestReturn } from '#domain/cancellations/request.ts'
import { formatDay, formatList } from '../../shared/format.ts'
import { formatShortInstant } from '../shared/format.ts'
import { paperName } from '../shared/coded-names.ts'
import type { FileProps } from './case-file.ts'

/** Each time papers were asked for, and what the holder answered. */
export function Returns(props: FileProps) {
  const { page, file } = props
  const { case: texts } = page.t.office
  if (file.returns.length === 0) return <></>
  return (
    <section class="panel">
      <h2>{texts.answers}</h2>
      <ul class="list">
        {file.returns.map((one) => (
          <li>
            <ReturnLine {...props} one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ReturnLine({ page, file, book, one }: FileProps & { readonly one: RequestReturn }) {
  const { case: texts } = page.t.office
  const { language } = page
  const papers = one.papers.map((code) => paperName({ ...file, book, language }, code) ?? code)
  const { resubmittedAt } = one
  return (
    <>
      <b>{texts.returnOf(one.number)}</b> · {texts.askedFor}: {formatList(language, papers)}
      {one.comment !== null && (
        <p class="note-text" dir="auto">
          {one.comment}
        </p>
      )}
      <p class="when">
        {resubmittedAt
          ? texts.answered(formatShortInstant(language, resubmittedAt, book.calendar.timeZone))
          : `${texts.noAnswer} · ${texts.answerBy(formatDay(language, one.answerBy))}`}
      </p>
      {one.answer !== null && (
        <blockquote class="note-text" dir="auto">
          {one.answer}
        </blockquote>
      )}
    </>
  )
}
