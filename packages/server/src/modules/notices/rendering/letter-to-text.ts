import { isolate } from './clean-text.ts'
import type { Block, Letter, Span } from './letter.ts'

/** The plain part of a mail, and the letter as a text file: the same words as the HTML. */
export function letterToText(letter: Letter): string {
  const band = letter.demoBand === undefined ? [] : [`*** ${letter.demoBand} ***`]
  const parts = [
    ...band,
    spansToText(letter.writer),
    ...blocksToText(letter.body),
    '--------',
    ...blocksToText(letter.end),
  ]
  return `${parts.join('\n\n')}\n`
}

function blocksToText(blocks: readonly Block[]): string[] {
  return blocks.map((block) =>
    block.kind === 'list' ? block.items.map((item) => `- ${isolate(item)}`).join('\n') : spansToText(block.spans),
  )
}

function spansToText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'link') return span.address
      return span.kind === 'isolated' ? isolate(span.text) : span.text
    })
    .join('')
}
