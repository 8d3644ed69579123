import { Document } from '../../shared/components/document.tsx'
import { Button, ErrorSummary, Form, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'

/** What a check code told: the message it belongs to, or that there is none. */
export type CheckAnswer = { readonly about: string; readonly sentOn: string; readonly recipient: string } | 'unknown'

type Props = { readonly page: Page<undefined, PublicDeps>; readonly answer?: CheckAnswer; readonly errors?: FormErrors }

export function OfficialPage({ page, answer, errors = {} }: Props) {
  const { official } = page.t.publicPages
  return (
    <Document page={page} title={official.title} look="public" hasForm hasErrors={Object.keys(errors).length > 0}>
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        <h1>{official.title}</h1>
        <h2>{official.thisSite}</h2>
        <p class="big-reference">{page.deps.site.publicUrl.host}</p>
        <p>{official.thisSiteText}</p>
        <section aria-labelledby="check">
          <h2 id="check">{official.checkTitle}</h2>
          {answer && <Answer page={page} answer={answer} />}
          <Form page={page} action="/official/check">
            <TextField
              page={page}
              name="checkMark"
              label={official.checkLabel}
              hint={official.checkHint}
              error={errors['checkMark']}
              width="short"
            />
            <p class="act">
              <Button>{official.checkButton}</Button>
            </p>
          </Form>
        </section>
        <h2>{official.ours}</h2>
        <Lines lines={official.oursList} />
        <h2>{official.never}</h2>
        <Lines lines={official.neverList} />
      </div>
    </Document>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

function Answer({ page, answer }: { readonly page: Page<undefined, PublicDeps>; readonly answer: CheckAnswer }) {
  const { official } = page.t.publicPages
  if (answer === 'unknown') {
    return (
      <Note kind="warn">
        <p role="status">
          <b>{official.checkUnknown}</b>
        </p>
      </Note>
    )
  }
  return (
    <Note kind="done">
      <p>
        <b>{official.checkFound}</b> {official.checkFoundOn(formatDay(page.language, answer.sentOn))}
      </p>
      <p>{official.checkAbout(answer.about)}</p>
      <p>{official.checkFoundTo(answer.recipient)}</p>
    </Note>
  )
}
