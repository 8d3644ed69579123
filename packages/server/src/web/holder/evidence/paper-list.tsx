import type { Paper } from '#modules/evidence'
import { Button } from '../../shared/components/form.tsx'
import { commandField } from '../../shared/fields.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly papers: readonly Paper[]
  /** Name of a paper in the holder's language. */
  readonly nameOf: (code: string) => string
  /** Where "Remove" posts to; none: the papers were sent and stay. */
  readonly removeAt?: (paper: Paper) => string
}

/** Papers as small pictures of what we really keep: the clean pages. */
export function PaperList({ page, papers, nameOf, removeAt }: Props) {
  const { evidence } = page.t.cancel
  return (
    <ul class="list">
      {papers.map((paper) => (
        <li>
          <Thumbs page={page} paper={paper} name={nameOf(paper.paper)} />
          <div class="row">
            <span>
              <b>{nameOf(paper.paper)}</b>
              <br />
              <bdi class="quiet-text">{evidence.fileLine(paper.fileName, paper.pages.length)}</bdi>
            </span>
            {removeAt && <RemoveForm page={page} paper={paper} action={removeAt(paper)} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

type ThumbsProps = Pick<Props, 'page'> & { readonly paper: Paper; readonly name: string }

function Thumbs({ page, paper, name }: ThumbsProps) {
  return (
    <ul class="thumbs">
      {paper.pages.map(({ width, height }, index) => {
        const path = `/account/evidence/${paper.id}/pages/${index + 1}`
        return (
          <li>
            <a href={path}>
              <img
                src={path}
                alt={page.t.cancel.evidence.pageOf(name, index + 1)}
                width={width}
                height={height}
                loading="lazy"
              />
            </a>
          </li>
        )
      })}
    </ul>
  )
}

type RemoveProps = Pick<Props, 'page'> & { readonly paper: Paper; readonly action: string }

function RemoveForm({ page, paper, action }: RemoveProps) {
  const { evidence } = page.t.cancel
  return (
    <form method="post" action={action}>
      <input type="hidden" name={commandField} value={page.deps.newId()} />
      <Button kind="quiet">
        {evidence.remove}
        <span class="visually-hidden"> {evidence.removeNamed(paper.fileName)}</span>
      </Button>
    </form>
  )
}
