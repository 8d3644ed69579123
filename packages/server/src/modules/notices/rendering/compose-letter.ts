import { formatCardNumber } from '@sapar/verifier/format'
import type { LocalText } from '#domain/languages.ts'
import type { PlaceholderValues, Moment } from '#domain/notices/placeholder-kinds.ts'
import { cutAtPlaceholders } from '#domain/notices/placeholders.ts'
import { moneyText } from '#locales/money.ts'
import { cleanText } from './clean-text.ts'
import { longDay, longMoment } from './days.ts'
import { secretMark, type Block, type Letter, type Span } from './letter.ts'
import { officialPath, ownAddress, valueOf, type RenderInput } from './render-input.ts'

export function composeLetter(input: RenderInput): Letter {
  const { frame, language, site } = input
  const paragraph = (text: string): Block => ({ kind: 'paragraph', spans: toSpans(input, text) })
  return {
    language,
    subject: composeSubject(input),
    demoBand: site.isDemo ? frame.demo : undefined,
    writer: toSpans(input, frame.writer),
    body: [...salutation(input), ...paragraphs(input)],
    end: [paragraph(frame.neverPay), paragraph(frame.check), paragraph(frame.noReply)],
  }
}

export function composeSubject(input: RenderInput): string {
  return toSpans(input, input.texts.subject)
    .map((span) => (span.kind === 'link' ? span.address : span.text))
    .join('')
}

function salutation(input: RenderInput): Block[] {
  return Object.entries(input.spec.placeholders)
    .filter(([, type]) => type === 'person-name')
    .map(([name]) => ({ kind: 'paragraph', spans: [ownSpan(input, name)] }))
}

function paragraphs(input: RenderInput): Block[] {
  return Object.entries(input.spec.paragraphs).flatMap(([key, { when, unless, list }]): Block[] => {
    if (when !== undefined && input.params[when] === null) return []
    if (unless !== undefined && input.params[unless] !== null) return []
    const spans = toSpans(input, input.texts.paragraphs?.[key] ?? '')
    const lead: Block = { kind: 'paragraph', spans }
    return list === undefined ? [lead] : [lead, { kind: 'list', items: listItems(input, list) }]
  })
}

function listItems(input: RenderInput, name: string): string[] {
  const texts = valueOf(input, name).value as readonly LocalText[]
  return texts.map((text) => cleanText(text[input.language]))
}

function toSpans(input: RenderInput, text: string): Span[] {
  return cutAtPlaceholders(text).map((piece) =>
    'literal' in piece ? { kind: 'text', text: piece.literal } : toSpan(input, piece.placeholder),
  )
}

function toSpan(input: RenderInput, name: string): Span {
  switch (name) {
    case 'site':
      return { kind: 'figure', text: input.site.publicUrl.host }
    case 'issuer':
      return { kind: 'figure', text: input.site.issuerCode }
    case 'officialPage':
      return { kind: 'link', address: ownAddress(input.site, officialPath) }
    case 'checkCode':
      return { kind: 'figure', text: input.checkCode }
    case 'minutes':
      return { kind: 'text', text: String(input.spec.codeMinutes) }
    default:
      return ownSpan(input, name)
  }
}

const writers: {
  readonly [K in keyof PlaceholderValues]: (value: PlaceholderValues[K], input: RenderInput) => Span
} = {
  'person-name': (name) => ({ kind: 'isolated', text: cleanText(name) }),
  text: (text) => ({ kind: 'isolated', text: cleanText(text) }),
  'card-number': (number) => ({ kind: 'figure', text: formatCardNumber(number) }),
  reference: (reference) => ({ kind: 'figure', text: cleanText(reference) }),
  day: (day, { language }) => ({ kind: 'text', text: longDay(day, language) }),
  moment: (moment: Moment, { language }) => ({ kind: 'text', text: longMoment(moment, language) }),
  money: (money, { language }) => ({ kind: 'figure', text: moneyText(money, language) }),
  'local-text': (text, { language }) => ({ kind: 'text', text: cleanText(text[language]) }),
  'local-texts': () => {
    throw new Error('a list stands below its paragraph, never inside')
  },
  path: (path, { site }) => ({ kind: 'link', address: ownAddress(site, path) }),
  factor: (factor, { factors }) => ({ kind: 'text', text: factors[factor] ?? factor }),
  code: () => ({ kind: 'figure', text: secretMark }),
}

function ownSpan(input: RenderInput, name: string): Span {
  const { kind, value } = valueOf(input, name)
  // The kind and its value were matched by the type of the template's parameters.
  const write = writers[kind] as (value: unknown, input: RenderInput) => Span
  return write(value, input)
}
