import { Button, Form, LinkButton } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { pathOf } from './own-request.ts'

type Props = {
  readonly page: HolderPage
  readonly request: CancellationRequest
  readonly title: string
  readonly lines: readonly string[]
  readonly button: string
  /** Clay-coloured: what is done cannot be undone. */
  readonly isFinal: boolean
}

/** Asks once more; only its POST does anything, so a link in a mail or a prefetch never can. */
export function ConfirmPage({ page, request, title, lines, button, isFinal }: Props) {
  return (
    <HolderLayout page={page} title={title} hasForm>
      <div class="narrow">
        <BackLink href={pathOf(request)}>{page.t.common.back}</BackLink>
        <h1>{title}</h1>
        <Reference page={page} request={request} />
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        <Form page={page}>
          <p class="act">
            <Button kind={isFinal ? 'final' : 'main'}>{button}</Button>
            <LinkButton href={pathOf(request)} kind="quiet">
              {page.t.common.cancelAction}
            </LinkButton>
          </p>
        </Form>
      </div>
    </HolderLayout>
  )
}

function Reference({ page, request }: Pick<Props, 'page' | 'request'>) {
  if (request.state === 'draft') return <></>
  return (
    <p class="lead">
      {page.t.cancel.request.reference} <span class="num">{request.reference}</span>
    </p>
  )
}

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
        <Reference page={page} request={request} />
        <p>{text}</p>
        <p class="act">
          <LinkButton href={way.href}>{way.label}</LinkButton>
        </p>
      </div>
    </HolderLayout>
  )
}
