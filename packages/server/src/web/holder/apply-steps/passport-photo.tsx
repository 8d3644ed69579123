import { Button, Form } from '../../shared/components/form.tsx'
import { applicationPath } from '../applications/paths.ts'
import { fromCheck, isFromCheck, stepPath } from './draft.ts'
import type { StepProps } from './step-frame.tsx'

/** What a telephone takes; a PDF is no photo of a page. */
const accept = 'image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp'

/** The short way: a photo instead of eight fields. Without script the browser's chooser offers the camera (HTML Media Capture). */
export function PassportPhoto({ page, draft, errors, isAgain }: StepProps & { readonly isAgain?: boolean }) {
  const { passport: texts } = page.t.applySteps
  const { evidence } = page.t.cancel
  const error = errors['photo']
  return (
    <section class="panel" aria-labelledby="photo-title">
      <h2 id="photo-title">{isAgain ? texts.photoAgain : texts.photoTitle}</h2>
      {!isAgain && (
        <p>
          {texts.photoText} {texts.photoKept}
        </p>
      )}
      <Form
        page={page}
        action={`${applicationPath(draft.application, 'passport/photo')}${isFromCheck(page) ? `?${fromCheck}` : ''}`}
        shownAt={stepPath(page, draft.application, 'passport')}
        commandId={page.deps.newId()}
        id="photo-form"
        takesFiles
      >
        <div
          class={error ? 'field wrong' : 'field'}
          data-upload=""
          data-photo={evidence.photo}
          data-shrinking={evidence.shrinking}
          data-working={evidence.working}
          data-uploading={evidence.uploading(0)}
        >
          <label for="photo">{texts.photo}</label>
          <p class="hint" id="photo-hint">
            {texts.photoHint}
          </p>
          {error && (
            <p class="error" id="photo-error">
              {error}
            </p>
          )}
          <input
            id="photo"
            name="photo"
            type="file"
            accept={accept}
            aria-describedby={error ? 'photo-hint photo-error' : 'photo-hint'}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <p class="act">
          <Button name="do" value="read" kind="quiet">
            {texts.read}
          </Button>
        </p>
      </Form>
    </section>
  )
}
