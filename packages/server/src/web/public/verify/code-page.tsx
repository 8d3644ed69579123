import { Document } from '../../shared/components/document.tsx'
import { Button, ErrorSummary, Form, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'

type Props = {
  readonly page: Page<undefined, PublicDeps>
  readonly errors?: FormErrors
  readonly isNotKnown?: boolean
}

export function CodePage({ page, errors = {}, isNotKnown = false }: Props) {
  const { code: t, title } = page.t.verify
  return (
    <Document page={page} title={t.title} look="public" hasForm hasErrors={Object.keys(errors).length > 0}>
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        {isNotKnown && (
          <Note kind="warn">
            <p>{t.notKnownText}</p>
          </Note>
        )}
        <BackLink href="/verify">{title}</BackLink>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Form page={page}>
          <TextField
            page={page}
            name="code"
            label={t.code}
            hint={t.codeHint}
            error={errors['code']}
            width="medium"
            dir="ltr"
          />
          <TextField
            page={page}
            name="bornOn"
            label={t.born}
            hint={page.t.cancel.identity.bornHint}
            error={errors['bornOn']}
            width="short"
          />
          <p>{t.told}</p>
          <p class="act">
            <Button>{page.t.verify.submit}</Button>
          </p>
        </Form>
      </div>
    </Document>
  )
}
