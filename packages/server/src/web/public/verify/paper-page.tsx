import { formatCardNumber, formatInstant } from '../../shared/format.ts'
import { Document } from '../../shared/components/document.tsx'
import { LinkButton } from '../../shared/components/form.tsx'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import type { ShownPaper, ShownPaperFacts } from './shown-paper.ts'

type Props = {
  readonly page: Page<undefined, PublicDeps>
  readonly shown: ShownPaper
  readonly timeZone: string
}

const looks = {
  genuine: { tone: 'good', shape: '●' },
  'not-genuine': { tone: 'bad', shape: '■' },
  'cannot-verify': { tone: 'wait', shape: '?' },
} as const

/** What a certificate or a receipt proves, and that it is not the card. */
export function PaperPage({ page, shown, timeZone }: Props) {
  const { paper: t, answer } = page.t.verify
  const { kind, verdict, facts, reasons } = shown
  const says = t[verdict === 'genuine' ? kind : verdict]
  const { tone, shape } = looks[verdict]
  return (
    <Document page={page} title={`${answer.title}: ${says.word}`} look="public">
      <div class="narrow">
        <h1 class={`card-answer ${tone}`}>
          <span aria-hidden="true">{shape}</span> {says.word}
        </h1>
        <p class="lead">{says.means}</p>
        <p>
          <b>{says.todo}</b>
        </p>
        {facts && (
          <section aria-labelledby="proves">
            <h2 id="proves">{answer.proves}</h2>
            <Facts facts={factsOf(page, shown.kind, facts, timeZone)} />
          </section>
        )}
        {reasons.length > 0 && <p class="quiet-text">{answer.experts(reasons.join(', '))}</p>}
        <p class="quiet-text">
          {answer.askedAt(formatInstant(page.language, new Date(shown.askedAt), timeZone))} {answer.keeps}
        </p>
        <p class="act">
          <LinkButton href="/verify" kind="quiet">
            {t.again}
          </LinkButton>
        </p>
      </div>
    </Document>
  )
}

function factsOf(page: Props['page'], kind: ShownPaper['kind'], facts: ShownPaperFacts, timeZone: string): Fact[] {
  const { paper: t, answer } = page.t.verify
  const { number, cardNumber, name, passportEnding, at } = facts
  return [
    { term: t[kind].number, value: number },
    { term: answer.card, value: formatCardNumber(cardNumber) },
    ...(name === null ? [] : [{ term: answer.name, value: <bdi>{name.replaceAll(/<+/g, ' ')}</bdi> }]),
    ...(passportEnding === null ? [] : [{ term: answer.passport, value: `… ${passportEnding}` }]),
    { term: t[kind].at, value: formatInstant(page.language, new Date(at), timeZone) },
  ]
}
