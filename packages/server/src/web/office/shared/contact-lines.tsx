import type { Holder } from '#domain/cards/holder.ts'
import type { OfficePage } from './office-page.ts'

type Props = { readonly page: OfficePage; readonly holder: Pick<Holder, 'email' | 'phone'> }

/** Where letters go. An address that is too long for its place breaks before the @. */
export function ContactLines({ page, holder }: Props) {
  const lines = [holder.email, holder.phone].filter((line) => line !== null)
  if (lines.length === 0) return <>{page.t.office.case.notTold}</>
  return <>{lines.map(Line)}</>
}

function Line(text: string) {
  const [name = '', ...domain] = text.split(/(?=@)/)
  return (
    <bdi class="line">
      {name}
      {domain.length > 0 && <wbr />}
      {domain}
    </bdi>
  )
}
