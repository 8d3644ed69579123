import { languages } from '#domain/languages.ts'
import { Button, Form, Radios } from '../../shared/components/form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { TaskPage } from './task-page.tsx'

export function LanguagePage({ page, error }: { readonly page: HolderPage; readonly error?: string }) {
  const { language } = page.t.security
  return (
    <TaskPage page={page} title={language.title} errors={error === undefined ? {} : { language: error }}>
      <Form page={page}>
        <Radios
          page={page}
          name="language"
          label={language.question}
          hint={language.hint}
          error={error}
          value={page.session.language}
          choices={languages.map((code) => ({
            value: code,
            label: <span lang={code}>{page.t.common.languageNames[code]}</span>,
          }))}
        />
        <p class="act">
          <Button>{page.t.common.save}</Button>
        </p>
      </Form>
    </TaskPage>
  )
}
