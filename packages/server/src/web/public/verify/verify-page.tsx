import { acceptAttribute } from '#platform/pictures/upload-limits.ts'
import { Document } from '../../shared/components/document.tsx'
import { Button, ErrorSummary, Form, TextArea, TextField, type FormErrors } from '../../shared/components/form.tsx'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'

type Props = { readonly page: Page<undefined, PublicDeps>; readonly errors?: FormErrors }

/** `scan.js` adds a button for the camera; without it a photo of the code does the same. */
export function VerifyPage({ page, errors = {} }: Props) {
  const { verify } = page.t
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Document page={page} title={verify.title} look="public" hasForm hasErrors={hasErrors} scripts={['scan.js']}>
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        <h1>{verify.title}</h1>
        <p class="lead">{verify.lead}</p>
        <Form page={page} takesFiles>
          <ScanPlace page={page} />
          <TextArea
            page={page}
            name="document"
            label={verify.document}
            hint={verify.documentHint}
            error={errors['document']}
            rows={3}
          />
          <FileField page={page} errors={errors} />
          <TextField
            page={page}
            name="passport"
            label={verify.passport}
            hint={verify.passportHint}
            error={errors['passport']}
            width="medium"
            dir="ltr"
          />
          <p class="act">
            <Button>{verify.submit}</Button>
          </p>
        </Form>
        <h2>{verify.otherWays}</h2>
        <ul>
          <li>
            <a href="/verify/code">{verify.withCode}</a>
          </li>
          <li>
            <a href="/verify/gate">{verify.atGate}</a>
          </li>
        </ul>
      </div>
    </Document>
  )
}

/** Empty until the script fills it; the texts and addresses come along, so that it holds none of its own. */
function ScanPlace({ page }: Props) {
  const { verify } = page.t
  const { assets } = page.deps
  return (
    <div
      id="scan"
      data-start={verify.scan}
      data-stop={verify.scanStop}
      data-video={verify.scanVideo}
      data-refused={verify.scanRefused}
      data-camera={assets.url('camera.js')}
      data-decoder={assets.url('zxing.wasm')}
    ></div>
  )
}

const accepted = `${acceptAttribute},.json,.txt,.sd-jwt,text/plain,application/json`

function FileField({ page, errors = {} }: Props) {
  const { verify } = page.t
  const error = errors['file']
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for="file">{verify.file}</label>
      <p class="hint" id="file-hint">
        {verify.fileHint}
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
        accept={accepted}
        aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  )
}
