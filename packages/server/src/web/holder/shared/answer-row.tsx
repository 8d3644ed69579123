import type { Fact } from '../../shared/components/parts.tsx'
import type { HolderPage } from './holder-layout.tsx'

type Answer = {
  readonly term: string
  readonly lines: readonly string[]
  /** The step that asked for it, and where it is changed. */
  readonly step: string
  readonly href: string
  readonly isMissing: boolean
}

export const answerLink = (step: string): string => `answer-${step}`

/** A row of "Check your answers": what was said, and the way to change it. */
export function answerRow(page: HolderPage, { term, lines, step, href, isMissing }: Answer): Fact {
  const { check } = page.t.cancel
  return {
    term,
    value: isMissing ? <b class="differs">{check.notAnswered}</b> : lines.map((line) => <div dir="auto">{line}</div>),
    action: (
      <a id={answerLink(step)} href={href}>
        {isMissing ? check.answerNow : page.t.common.change}
        <span class="visually-hidden"> {term}</span>
      </a>
    ),
  }
}
