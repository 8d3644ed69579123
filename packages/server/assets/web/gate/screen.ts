import type { Judgement } from './judge.ts'
import type { Freshness } from './lists.ts'
import { duration, instant, text } from './texts.ts'

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element
}

const slot = (name: string) => byId(`slot-${name}`)

/** The answer: a word, a shape, a colour, a reason, what to do, and what to compare. */
export function showJudgement({ word, because, compare, dataAge }: Judgement): void {
  byId('answer').dataset['word'] = word
  slot('word').textContent = text(`words.${word}`)
  slot('because').textContent = text(`because.${because}`, {
    from: compare?.validFrom ?? '',
    until: compare?.validUntil ?? '',
  })
  slot('todo').textContent = text(`todo.${word}`)
  slot('age').textContent = dataAge ? text('answerAge', { age: duration(dataAge.seconds) }) : ''
  byId('compare').hidden = compare === undefined
  slot('card').textContent = compare?.cardNumber ?? ''
  slot('passport').textContent = compare ? `… ${compare.passportEnding}` : ''
  slot('until').textContent = compare ? `${compare.validFrom} – ${compare.validUntil}` : ''
}

/** Back to waiting; nothing of the last passenger stays. */
export function showNothing(): void {
  delete byId('answer').dataset['word']
  for (const name of ['because', 'age', 'card', 'passport', 'until']) slot(name).textContent = ''
  slot('word').textContent = text('idle')
  slot('todo').textContent = text('idleTodo')
  byId('compare').hidden = true
}

export type Connection = 'asking' | 'on-line' | 'off-line'

export function showFreshness({ state, seconds, expiresAt }: Freshness, connection: Connection): void {
  const line = byId('lists')
  line.dataset['state'] = state
  slot('lists').textContent =
    seconds === undefined || expiresAt === undefined
      ? text('lists.none')
      : text(`lists.${state}`, { age: duration(seconds), until: instant(expiresAt) })
  slot('connection').textContent = text(`connection.${connection}`)
}

/** A sentence beside the fields: what the last thing typed, chosen or pressed led to. */
export function tell(path: string | undefined): void {
  slot('told').textContent = path === undefined ? '' : text(path)
}
