import { mayStaff } from '#domain/review/permissions.ts'
import { Button, Form, TextArea } from '../../shared/components/form.tsx'
import { formatShortInstant } from '../shared/format.ts'
import { key, keyHint, keyOf } from '../shared/keys.tsx'
import { casePath } from '../shared/office-page.ts'
import type { FilePageData } from './case-file.ts'

/** What colleagues told each other about the case. */
export function CaseNotes({ page, file, book, names, errors }: FilePageData) {
  const { notes, keys } = page.t.office
  const texts = file.kind === 'application' ? { ...notes, ...page.t.officeApplications.notes } : notes
  const mayWrite = mayStaff(page.session.role, 'write-note')
  const { requestId } = file
  return (
    <section class="panel" id="notes" aria-labelledby="notes-title">
      <div class="row">
        <h2 id="notes-title">{texts.title}</h2>
        {mayWrite && (
          <a href="#note" {...key(keyOf.note)}>
            {keys.actions.note} {keyHint(keyOf.note)}
          </a>
        )}
      </div>
      {file.notes.length === 0 && <p class="quiet-text">{texts.none}</p>}
      <ul class="list">
        {file.notes.map((note) => (
          <li>
            <p class="note-text" dir="auto">
              {note.body}
            </p>
            <p class="when">
              <bdi>{names(note.staffId)}</bdi> · {formatShortInstant(page.language, note.at, book.calendar.timeZone)}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Form page={page} action={casePath(requestId, 'notes')} shownAt={casePath(requestId)}>
          <TextArea page={page} name="note" label={texts.label} hint={texts.hint} error={errors['note']} rows={2} />
          <p class="act">
            <Button kind="quiet">{texts.add}</Button>
          </p>
        </Form>
      )}
    </section>
  )
}
