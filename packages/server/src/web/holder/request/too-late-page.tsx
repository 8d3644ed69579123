import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { Reference } from '../shared/confirm-page.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { pathOf } from './own-request.ts'

/** The action came too late; what is left to do instead. */
export function TooLatePage(props: {
  readonly page: HolderPage
  readonly request: CancellationRequest
  readonly title: string
  readonly text: string
  readonly way: { readonly href: string; readonly label: string }
}) {
  const { page, request, title, text, way } = props
  return (
    <HolderLayout page={page} title={title}>
      <div class="narrow">
        <BackLink href={pathOf(request)}>{page.t.common.back}</BackLink>
        <h1>{title}</h1>
        <Reference page={page} reference={request.state === 'draft' ? undefined : request.reference} />
        <p>{text}</p>
        <p class="act">
          <LinkButton href={way.href}>{way.label}</LinkButton>
        </p>
      </div>
    </HolderLayout>
  )
}
