import { CheckBoxes, Radios, TextArea, type FormErrors } from '../../shared/components/form.tsx'
import type { ReferenceBook } from '#modules/reference'
import type { OfficePage } from '../shared/office-page.ts'

type Props = { readonly page: OfficePage; readonly book: ReferenceBook; readonly errors: FormErrors }

/** Coded papers write the letter; words of one's own are the exception. */
export function ReturnFields({ page, book, errors }: Props) {
  const { decide: texts } = page.t.office
  const { language } = page
  return (
    <>
      <CheckBoxes
        page={page}
        name="papers"
        label={texts.papers}
        hint={texts.papersHint}
        error={errors['papers']}
        choices={book.listReturnPapers().map(({ code, names }) => ({ value: code, label: names[language] }))}
      />
      <TextArea
        page={page}
        name="comment"
        label={texts.comment}
        hint={texts.commentHint}
        error={errors['comment']}
        rows={3}
      />
      <p class="hint">{texts.answerTime(book.serviceTime.returnDays)}</p>
    </>
  )
}

export function RefuseFields({ page, book, errors }: Props) {
  const { decide: texts } = page.t.office
  const { language } = page
  return (
    <Radios
      page={page}
      name="ground"
      label={texts.groundLabel}
      error={errors['ground']}
      choices={book.listRefusalGrounds().map(({ code, names, sentence, legalReference }) => ({
        value: code,
        label: names[language],
        hint: `${sentence[language]} ${texts.legal(legalReference)}`,
      }))}
    />
  )
}
