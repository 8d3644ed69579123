import type { HolderPage } from '../shared/holder-layout.tsx'
import type { AskedPaper } from './asked-papers.ts'

type Props = { readonly page: HolderPage; readonly asked: readonly AskedPaper[]; readonly given: readonly string[] }

/** Which papers, why, and how they should look. */
export function AskedList({ page, asked, given }: Props) {
  const { evidence } = page.t.cancel
  return (
    <>
      {asked.map(({ code, name, help, why }) => (
        <section class="panel" aria-labelledby={`paper-${code}`}>
          <h2 id={`paper-${code}`}>{name}</h2>
          {why && <p>{why}</p>}
          <p>{help}</p>
          {!given.includes(code) && <p class="quiet-text">{evidence.stillMissing}</p>}
        </section>
      ))}
    </>
  )
}
