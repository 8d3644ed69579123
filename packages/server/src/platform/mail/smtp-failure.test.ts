import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toMailFailure } from './smtp-failure.ts'

function smtpError(code: string, responseCode?: number): Error {
  return Object.assign(new Error('550 <aida@example.org> unknown'), {
    code,
    ...(responseCode && { responseCode }),
  })
}

const temporary = (code: string) => ({ outcome: 'temporary-failure', code })
const permanent = (code: string) => ({ outcome: 'permanent-failure', code })

const CASES: readonly [code: string, reply: number | undefined, expected: object][] = [
  ['EENVELOPE', 550, permanent('smtp-550')],
  ['EMESSAGE', 554, permanent('smtp-554')],
  ['EENVELOPE', 450, temporary('smtp-450')],
  ['EMESSAGE', 421, temporary('smtp-421')],
  ['EMESSAGE', 501, permanent('smtp-501')],
  ['EAUTH', 535, temporary('authentication-failed')],
  ['ETLS', 502, temporary('tls-failed')],
  ['EPROTOCOL', 554, temporary('unexpected-answer')],
  ['ECONNECTION', undefined, temporary('connection-failed')],
  ['ESOCKET', undefined, temporary('connection-failed')],
  ['EDNS', undefined, temporary('connection-failed')],
  ['ETIMEDOUT', undefined, temporary('timeout')],
  ['EABORT', undefined, temporary('timeout')],
  ['EENVELOPE', undefined, permanent('envelope-refused')],
  ['EMESSAGE', undefined, permanent('message-refused')],
]

for (const [code, reply, expected] of CASES) {
  test(`${code} with ${reply ?? 'no reply code'} is ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(toMailFailure(smtpError(code, reply)), expected)
  })
}

test('a certificate nobody vouches for is trouble with TLS, a refused connection is not', () => {
  const withCause = (originalCode: string) => Object.assign(smtpError('ESOCKET'), { originalCode })
  assert.deepEqual(toMailFailure(withCause('DEPTH_ZERO_SELF_SIGNED_CERT')), temporary('tls-failed'))
  assert.deepEqual(toMailFailure(withCause('ECONNREFUSED')), temporary('connection-failed'))
})

test('an error nobody foresaw is thrown on, not turned into an answer', () => {
  const bug = new TypeError('undefined is not a function')
  assert.throws(() => toMailFailure(bug), bug)
  assert.throws(() => toMailFailure('a text'), /a text/)
})
