import { CheckBoxes, Radios, TextArea } from '../../shared/components/form.tsx'
import type { CaseOnDesk } from './desk.ts'

/** Coded papers write the letter; words of one's own are the exception. */
export function ReturnFields({ page, texts, papers, returnDays, errors }: CaseOnDesk) {
  return (
    <>
      <CheckBoxes
        page={page}
        name="papers"
        label={texts.papers}
        hint={texts.papersHint}
        error={errors['papers']}
        choices={papers}
      />
      <TextArea
        page={page}
        name="comment"
        label={texts.comment}
        hint={texts.commentHint}
        error={errors['comment']}
        rows={3}
      />
      <p class="hint">{texts.answerTime(returnDays)}</p>
    </>
  )
}

export function RefuseFields({ page, texts, grounds, errors }: CaseOnDesk) {
  return <Radios page={page} name="ground" label={texts.groundLabel} error={errors['ground']} choices={grounds} />
}
