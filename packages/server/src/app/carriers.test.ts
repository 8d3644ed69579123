import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { openLog } from '#platform/log/log.ts'
import { tellOfSmsLine } from './carriers.ts'

test('the log says why a receipt was not stored, and that the line is up', () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const log = openLog({ level: 'info' }, stream)
  tellOfSmsLine(log, { type: 'receipt-not-stored', error: new Error('timeout exceeded when trying to connect') })
  tellOfSmsLine(log, { type: 'bound' })
  const [lost, bound] = lines.map(
    (line) => JSON.parse(line) as { err?: { message: string }; smpp?: object; msg: string },
  )
  assert.equal(lost?.err?.message, 'timeout exceeded when trying to connect')
  assert.match(lost.msg, /receipt .* not stored/)
  assert.deepEqual([bound?.smpp, bound?.msg], [{ type: 'bound' }, 'SMS line'])
})
