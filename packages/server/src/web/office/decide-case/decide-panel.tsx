import type { Child } from 'hono/jsx'
import { mayStaff } from '#domain/review/permissions.ts'
import { isOfficesTurn, type FileProps } from '../case/case-file.ts'
import { key, keyHint, keyOf } from '../shared/keys.tsx'
import { casePath } from '../shared/office-page.ts'
import type { DecideTexts } from './decide-texts.ts'
import type { DecisionKind } from './decision-form.ts'

type Props = FileProps & {
  readonly texts: DecideTexts
  readonly kinds: readonly DecisionKind[]
  readonly returnLimit: number
  /** What there is to know before any way is chosen. */
  readonly before?: Child
  /** What stands there when it is not the office's turn. */
  readonly otherwise: Child
}

/** What this person can decide at this moment; otherwise why nothing. */
export function DecidePanel(props: Props) {
  return (
    <section class="panel decide" aria-labelledby="decide">
      <h2 id="decide">{props.texts.title}</h2>
      {isOfficesTurn(props.file) ? <Choices {...props} /> : props.otherwise}
    </section>
  )
}

function Choices({ page, file, texts, kinds, returnLimit, before }: Props) {
  return (
    <>
      {before}
      {whyNot(page, file, texts) ?? (
        <div class="act">
          {kinds.map((kind) => (
            <Way
              href={casePath(file.requestId, kind)}
              label={texts[kind]}
              shortcut={keyOf[kind]}
              isMain={kind === kinds[0]}
            />
          ))}
        </div>
      )}
      {file.returns.length > 0 && <p class="hint">{texts.returnsUsed(file.returns.length, returnLimit)}</p>}
    </>
  )
}

function whyNot(page: Props['page'], file: Props['file'], texts: DecideTexts) {
  if (!mayStaff(page.session.role, 'decide-case')) return <p>{texts.readOnly}</p>
  return file.access.reason === 'assigned' ? undefined : <p>{texts.takeFirst}</p>
}

type WayProps = {
  readonly href: string
  readonly label: string
  readonly shortcut?: string
  readonly isMain?: boolean
}

export function Way({ href, label, shortcut, isMain = true }: WayProps) {
  return (
    <a class={isMain ? 'btn main' : 'btn quiet'} href={href} {...key(shortcut)}>
      {label}
      {keyHint(shortcut)}
    </a>
  )
}
