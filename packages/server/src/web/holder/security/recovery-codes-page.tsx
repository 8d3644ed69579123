import { Button, Form, LinkButton, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { TaskPage } from './task-page.tsx'

export function MakeRecoveryCodesPage({
  page,
  errors = {},
}: {
  readonly page: HolderPage
  readonly errors?: FormErrors
}) {
  const { recovery } = page.t.security
  return (
    <TaskPage page={page} title={recovery.make} errors={errors}>
      <p class="lead">{recovery.purpose}</p>
      <p>{recovery.makeText}</p>
      <Form page={page}>
        <p class="act">
          <Button>{recovery.make}</Button>
        </p>
      </Form>
    </TaskPage>
  )
}

type ShownProps = {
  readonly page: HolderPage
  readonly codes: readonly string[]
  /** What brought them about, where it was a new factor. */
  readonly done?: 'passkey-added' | 'authenticator-added'
}

/** Shown once: the database keeps hashes. The text file is made in the page, so the codes travel no second time. */
export function RecoveryCodesPage({ page, codes, done }: ShownProps) {
  const { recovery } = page.t.security
  return (
    <HolderLayout page={page} title={recovery.shownTitle} scripts={['print.js']}>
      <div class="narrow">
        {done && (
          <Note kind="done">
            <p>{page.t.common.done[done]}</p>
          </Note>
        )}
        <h1>{recovery.shownTitle}</h1>
        <p class="lead">{recovery.shownText}</p>
        <ul class="codes">
          {codes.map((code) => (
            <li translate="no">{code}</li>
          ))}
        </ul>
        <p>{recovery.keep}</p>
        <p class="act">
          <LinkButton href="/account">{recovery.kept}</LinkButton>
          <a class="btn quiet" href={textFile(page, codes)} download={recovery.fileName}>
            {recovery.download}
          </a>
          <button type="button" class="btn quiet" data-print hidden>
            {recovery.print}
          </button>
        </p>
      </div>
    </HolderLayout>
  )
}

/** Lines end in CR LF, so that the plainest editor shows them. */
function textFile(page: HolderPage, codes: readonly string[]): string {
  const lines = [page.t.security.recovery.fileTitle(page.deps.site.publicUrl.host), '', ...codes, '']
  return `data:text/plain;charset=utf-8,${encodeURIComponent(lines.join('\r\n'))}`
}
