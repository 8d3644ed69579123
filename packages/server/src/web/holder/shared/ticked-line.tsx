import type { Child } from 'hono/jsx'
import { shownValues } from '../../shared/components/form.tsx'
import type { HolderPage } from './holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly id: string
  readonly name: string
  readonly value: string
  /** Values ticked before. */
  readonly ticked: readonly string[]
  readonly error: string | undefined
  readonly children?: Child
}

/** One line to be accepted, with a box of its own: one box for all is ticked without reading. */
export function TickedLine({ page, id, name, value, ticked, error, children }: Props) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="choice">
        <input
          id={id}
          name={name}
          type="checkbox"
          value={value}
          checked={shownValues(page, name, ticked).includes(value)}
          aria-describedby={error ? `${id}-error` : undefined}
          aria-invalid={error ? 'true' : undefined}
        />
        <label for={id}>{children}</label>
      </div>
    </div>
  )
}
