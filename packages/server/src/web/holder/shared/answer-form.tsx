import type { Child } from 'hono/jsx'
import { Button, Form, shownValue } from '../../shared/components/form.tsx'
import { Page } from '../../shared/page.ts'
import type { HolderPage } from './holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  /** Where it posts to, which also shows it. */
  readonly path: string
  /** What the answers were made from, so that two tabs do not overwrite each other. */
  readonly version: number
  readonly button?: string
  /** What is shown is newer than what was typed: it is another form, with a command of its own. */
  readonly isChanged?: boolean
  readonly children?: Child
}

/** The form of one step of a draft. */
export function AnswerForm({ page, path, version, button, isChanged, children }: Props) {
  return (
    <Form page={page} action={path} shownAt={path} {...(isChanged ? { commandId: page.deps.newId() } : {})}>
      <input type="hidden" name="version" value={shownValue(page, 'version', String(version))} />
      {children}
      <p class="act">
        <Button>{button ?? page.t.common.continue}</Button>
      </p>
    </Form>
  )
}

/** The version the form was made from; what is no number is none, and a newer page is shown. */
export function shownVersion(page: HolderPage): number {
  const typed = Number(page.field('version'))
  return Number.isSafeInteger(typed) ? typed : 0
}

/** The same page without what was typed, so that the form shows the record. */
export function untyped(page: HolderPage): HolderPage {
  const { c, deps, session, language, t } = page
  return new Page({ c, deps, session, language, t, fields: {}, files: {}, kept: undefined })
}
