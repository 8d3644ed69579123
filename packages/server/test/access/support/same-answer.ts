import assert from 'node:assert/strict'
import type { Address } from './addresses.ts'
import type { Answer } from './visitor.ts'

type Asked = { readonly answer: Answer; readonly address: Address }

/** Shorter names, such as the number of a page, stand in a page for other reasons too. */
const shortestId = 20

/** An answer as text, every header included; what was asked is taken out of it, and nothing else. */
function asText({ answer, address }: Asked): string {
  const lines = [`${answer.status}`, ...[...answer.headers].map(([name, value]) => `${name}: ${value}`), answer.body]
  const { path, asked } = address
  const given = [encodeURIComponent(path), path, ...asked.filter((id) => id.length >= shortestId)]
  return given.reduce((text, name) => text.replaceAll(name, '*'), lines.join('\n'))
}

/** Byte for byte: whoever compares the two learns nothing (I-10). */
export function assertSameAnswer(one: Asked, other: Asked, what: string): void {
  assert.equal(asText(one), asText(other), what)
}

export function assertNoTrace(answer: Answer, texts: readonly string[], what: string): void {
  const whole = [...answer.headers.values(), answer.body].join('\n')
  for (const text of texts) assert.ok(!whole.includes(text), `${what}: shows ${text}, which is somebody else's`)
}
