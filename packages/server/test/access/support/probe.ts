import assert from 'node:assert/strict'
import type { Address, Declared } from './addresses.ts'
import type { Platform } from './platform.ts'
import { assertSafeAnswer } from './safe-answer.ts'
import { ask, type Answer, type Cookies } from './visitor.ts'

export type Probe = { readonly answer: Answer; readonly address: Address; readonly what: string }

export type Prober = {
  readonly count: () => number
  probe(route: Declared, address: Address, cookies: Cookies, role: string): Promise<Probe>
}

/** Asks, and looks at the headers of every single answer. */
export function prober(t: Platform): Prober {
  let asked = 0
  return {
    count: () => asked,
    async probe(route, address, cookies, role) {
      asked += 1
      const { method } = route
      const what = `${role}: ${method} ${address.path} (${route.path})`
      const answer = await ask(t, { method, path: address.path, cookies })
      assert.deepEqual(t.failures.splice(0), [], what)
      const isForAnyOrigin = route.access.kind === 'public' && route.access.anyOrigin === true
      assertSafeAnswer(answer, what, { isForAnyOrigin })
      return { answer, address, what }
    },
  }
}
