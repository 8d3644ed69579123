import type { Child } from 'hono/jsx'

const signs = { same: '✓', differs: '≠', similar: '≈', paper: '·', after: '!' } as const
export type VerdictKind = keyof typeof signs

/** How two values compare: a sign and a word together; the row adds a colour. */
export function Verdict({ kind, children }: { readonly kind: VerdictKind; readonly children?: Child }) {
  return (
    <span class="verdict">
      <span aria-hidden="true">{signs[kind]}</span> {children}
    </span>
  )
}
