import { Button, Form, LinkButton } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { HolderLayout, type HolderPage } from './holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  /** The page of what is acted on. */
  readonly back: string
  /** What people say on the telephone; none for a draft. */
  readonly reference: string | undefined
  readonly title: string
  readonly lines: readonly string[]
  readonly button: string
  /** Clay-coloured: what is done cannot be undone. */
  readonly isFinal: boolean
}

/** Asks once more; only its POST does anything, so a link in a mail or a prefetch never can. */
export function ConfirmPage({ page, back, reference, title, lines, button, isFinal }: Props) {
  return (
    <HolderLayout page={page} title={title} hasForm>
      <div class="narrow">
        <BackLink href={back}>{page.t.common.back}</BackLink>
        <h1>{title}</h1>
        <Reference page={page} reference={reference} />
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        <Form page={page}>
          <p class="act">
            <Button kind={isFinal ? 'final' : 'main'}>{button}</Button>
            <LinkButton href={back} kind="quiet">
              {page.t.common.cancelAction}
            </LinkButton>
          </p>
        </Form>
      </div>
    </HolderLayout>
  )
}

export function Reference({ page, reference }: Pick<Props, 'page' | 'reference'>) {
  if (reference === undefined) return <></>
  return (
    <p class="lead">
      {page.t.cancel.request.reference} <span class="num">{reference}</span>
    </p>
  )
}
