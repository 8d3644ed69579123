import { toString as toSvg } from 'qrcode'
import { raw } from 'hono/html'
import { Document } from '../../shared/components/document.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'

type Props = { readonly page: Page<undefined, PublicDeps>; readonly cards: readonly string[] }

/** The practice cards as codes, to be printed or scanned from another screen. */
export async function CodesPage({ page, cards }: Props) {
  const { gate } = page.t
  const drawings = await Promise.all(cards.map(draw))
  return (
    <Document page={page} title={gate.codes.title} look="public">
      <BackLink href="/verify/gate">{gate.codes.back}</BackLink>
      <h1>{gate.codes.title}</h1>
      <Note kind="warn">
        <p>
          <b>{gate.practising.title}</b>
        </p>
        <p>{gate.codes.text}</p>
      </Note>
      {drawings.map((drawing, index) => (
        <figure class="practice-code">
          <figcaption>{gate.practising.card.replace('{n}', String(index + 1))}</figcaption>
          {raw(drawing)}
        </figure>
      ))}
    </Document>
  )
}

/** Error correction M is that of a real card (Doc 9303-13). */
async function draw(text: string): Promise<string> {
  const svg = await toSvg(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
  return svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
}
