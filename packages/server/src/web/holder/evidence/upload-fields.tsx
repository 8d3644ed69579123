import { acceptAttribute } from '#platform/pictures/upload-limits.ts'
import { Button, Radios, type FormErrors } from '../../shared/components/form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { AskedPaper } from './asked-papers.ts'

type Props = {
  readonly page: HolderPage
  readonly errors: FormErrors
  readonly asked: readonly AskedPaper[]
  readonly given: readonly string[]
}

/**
 * One file at a time. `upload.js` adds "take a photo", a smaller picture and the progress; without it the browser's own
 * chooser offers the camera on telephones, because the field accepts pictures.
 */
export function UploadFields({ page, errors, asked, given }: Props) {
  const { evidence } = page.t.cancel
  const error = errors['file']
  const firstMissing = asked.find(({ code }) => !given.includes(code)) ?? asked[0]
  return (
    <>
      {asked.length > 1 && (
        <Radios
          page={page}
          name="paper"
          label={evidence.which}
          error={errors['paper']}
          value={firstMissing?.code ?? ''}
          choices={asked.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <div
        class={error ? 'field wrong' : 'field'}
        data-upload=""
        data-photo={evidence.photo}
        data-shrinking={evidence.shrinking}
        data-working={evidence.working}
        data-uploading={evidence.uploading(0)}
      >
        <label for="file">{evidence.file}</label>
        <p class="hint" id="file-hint">
          {evidence.fileHint} {evidence.cameraHint}
        </p>
        {error && (
          <p class="error" id="file-error">
            {error}
          </p>
        )}
        <input
          id="file"
          name="file"
          type="file"
          accept={acceptAttribute}
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
          aria-invalid={error ? 'true' : undefined}
        />
      </div>
      <p class="act">
        <Button name="do" value="upload" kind={firstMissing && !given.includes(firstMissing.code) ? 'main' : 'quiet'}>
          {evidence.upload}
        </Button>
      </p>
    </>
  )
}
