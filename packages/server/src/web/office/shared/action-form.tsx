import type { Child } from 'hono/jsx'
import { commandField } from '../../shared/fields.ts'
import { key, keyHint } from './keys.tsx'
import type { OfficePage } from './office-page.ts'

type Props = {
  readonly page: OfficePage
  readonly action: string
  readonly kind?: 'main' | 'quiet'
  /** The key that presses the button. */
  readonly shortcut?: string
  readonly children?: Child
}

/** One button that changes something. The page's own form stands elsewhere, so this one has nothing to keep. */
export function ActionForm({ page, action, kind = 'quiet', shortcut, children }: Props) {
  return (
    <form method="post" action={action} class="action">
      <input type="hidden" name={commandField} value={page.deps.newId()} />
      <button type="submit" class={`btn ${kind}`} {...key(shortcut)}>
        {children}
        {keyHint(shortcut)}
      </button>
    </form>
  )
}
