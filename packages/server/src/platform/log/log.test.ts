import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from './log.ts'

const passport = 'P1234567'

/** What one line of the log says. */
function written(line: object): string {
  const lines: string[] = []
  openLog({ level: 'info' }, { write: (text) => lines.push(text) }).error(line, 'something broke')
  return lines.join('')
}

const thrown = [
  Object.assign(new Error('duplicate key value violates unique constraint "holders_passport"'), {
    code: '23505',
    constraint: 'holders_passport',
    detail: `Key (passport_number)=(${passport}) already exists.`,
    where: `COPY holders, line 1: ${passport}`,
  }),
  Object.assign(new Error(`invalid input syntax for type uuid: "${passport}"`), { code: '22P02' }),
  Object.assign(new Error(`550 <${passport}@mail.example> unknown`), { command: `RCPT TO:<${passport}@mail.example>` }),
  new Error(`first line\nsecond line '${passport}'`),
  passport,
]

test('an error is logged without the values it carries', () => {
  for (const error of thrown) {
    assert.ok(!written({ err: error }).includes(passport), written({ err: error }))
  }
})

test('what finds the mistake stays: kind, code, constraint, and where it arose', () => {
  const { err } = JSON.parse(written({ err: thrown[0] })) as { err: Record<string, string> }
  assert.deepEqual([err['type'], err['errorCode'], err['constraint']], ['Error', '23505', 'holders_passport'])
  assert.match(err['stack'] ?? '', /log\.test\.ts/)
  assert.match(written({ err: new Error('the database starts') }), /the database starts/)
})

test('names under which personal data might come are blanked', () => {
  const line = written({ email: passport, notice: { recipient: passport, token: passport } })
  assert.ok(!line.includes(passport))
})
