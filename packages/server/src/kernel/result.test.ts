import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ok, refuse, unreachable, type Result } from './result.ts'

type Refusal = { readonly code: 'card-not-active'; readonly state: string } | { readonly code: 'not-yours' }

function cancel(state: string): Result<string, Refusal> {
  if (state === '') return refuse({ code: 'not-yours' })
  return state === 'active' ? ok('cancelled') : refuse({ code: 'card-not-active', state })
}

/** Compiles only because the switch is complete: a third code would be a type error at `unreachable`. */
function sentence(refusal: Refusal): string {
  switch (refusal.code) {
    case 'card-not-active':
      return `the card is ${refusal.state}`
    case 'not-yours':
      return 'there is no such card'
    default:
      return unreachable(refusal)
  }
}

test('an outcome carries its value', () => {
  assert.deepEqual(cancel('active'), { ok: true, value: 'cancelled' })
})

test('a refusal carries its code and what belongs to it', () => {
  assert.deepEqual(cancel('expired'), { ok: false, refusal: { code: 'card-not-active', state: 'expired' } })
  assert.deepEqual(cancel(''), { ok: false, refusal: { code: 'not-yours' } })
})

test('the flag tells the two apart, for the compiler too', () => {
  const sentences = ['active', 'expired', ''].map((state) => {
    const result = cancel(state)
    return result.ok ? result.value : sentence(result.refusal)
  })
  assert.deepEqual(sentences, ['cancelled', 'the card is expired', 'there is no such card'])
})

test('a refusal keeps its literal code without an annotation', () => {
  const refused = refuse('card-not-found')
  const code: 'card-not-found' = refused.refusal
  assert.equal(code, 'card-not-found')
})

test('a value that no branch expects is an exception that names it', () => {
  // @ts-expect-error the compiler refuses this call; data from outside may still bring it about
  assert.throws(() => unreachable({ code: 'new-code' }), /unexpected value: .*new-code/)
})
