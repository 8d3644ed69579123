import type { Duplicate } from '#modules/applications'
import { unreachable } from '#kernel/result.ts'
import { Note } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { applicationPath } from '../applications/paths.ts'

type Props = { readonly page: HolderPage; readonly duplicate: Duplicate | null }

/** What stands in the way, told from the page on that shows it: nobody answers everything for nothing. */
export function DuplicateNote({ page, duplicate }: Props) {
  if (duplicate === null) return <></>
  const link = linkOf(page, duplicate)
  return (
    <Note kind="warn">
      <p>{duplicateText(page, duplicate)}</p>
      {link && (
        <p>
          {page.t.applySteps.duplicates.cannotSend} <a href={link.href}>{link.text}</a>
        </p>
      )}
    </Note>
  )
}

export function duplicateText({ t, language }: HolderPage, duplicate: Duplicate): string {
  const { duplicates } = t.applySteps
  return duplicate.code === 'card-already-valid'
    ? duplicates['card-already-valid'](formatDay(language, duplicate.validUntil))
    : duplicates[duplicate.code]
}

function linkOf({ t }: HolderPage, duplicate: Duplicate): { href: string; text: string } | undefined {
  const { duplicates } = t.applySteps
  switch (duplicate.code) {
    case 'application-already-open':
      return { href: applicationPath({ id: duplicate.applicationId }), text: duplicates.openLink }
    case 'card-already-valid':
      return { href: `/account/cards/${duplicate.cardId}`, text: duplicates.cardLink }
    case 'passport-in-use':
      return undefined
    default:
      return unreachable(duplicate)
  }
}
