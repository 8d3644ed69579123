import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { encodeMessage, messageReader, type Message } from './message-frame.ts'

const whole = (message: Message): Buffer => Buffer.concat(encodeMessage(message))

function readAll(bytes: Uint8Array, chunkBytes: number): Message[] {
  const read = messageReader()
  const found: Message[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const message = read(bytes.subarray(at, at + chunkBytes))
    if (message) found.push(message)
  }
  return found
}

function frame(text: string, body: number, declaredText = text.length, declaredBody = body): Buffer {
  const prefix = Buffer.alloc(8)
  prefix.writeUInt32BE(declaredText, 0)
  prefix.writeUInt32BE(declaredBody, 4)
  return Buffer.concat([prefix, Buffer.from(text), Buffer.alloc(body)])
}

describe('a message between processes', () => {
  it('arrives as it was sent, however it is cut', () => {
    const part = fc.uint8Array({ maxLength: 40 })
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(part, { maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (json, parts, cut) => {
          const head: unknown = JSON.parse(JSON.stringify(json))
          const [found, ...more] = readAll(whole({ head, parts }), cut)
          assert.deepEqual(found?.head, head)
          assert.deepEqual(
            found?.parts.map((bytes) => [...bytes]),
            parts.map((bytes) => [...bytes]),
          )
          assert.equal(more.length, 0)
        },
      ),
    )
  })

  it('is read one after the other by one reader', () => {
    const read = messageReader()
    for (const head of [1, 2, 3]) assert.equal(read(whole({ head, parts: [] }))?.head, head)
  })

  const wrong = {
    'longer JSON than allowed': frame('{}', 0, 2 ** 31),
    'more bytes than allowed': frame('{}', 0, 2, 2 ** 32 - 1),
    'more than one message': Buffer.concat([whole({ head: 1, parts: [] }), Buffer.from([0])]),
    'no JSON': frame('{', 0),
    'no lengths': frame('{"head":1}', 0),
    'lengths that do not add up': frame('{"lengths":[3]}', 2),
    'a negative length': frame('{"lengths":[-1,3]}', 2),
    'half a length': frame('{"lengths":[1.5,0.5]}', 2),
    nothing: frame('null', 0),
  }
  for (const [what, bytes] of Object.entries(wrong)) {
    it(`is refused with ${what}`, () => {
      assert.throws(() => readAll(bytes, bytes.length))
    })
  }

  it('is read or refused, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readAll(bytes, 7)
        } catch (error) {
          assert.ok(error instanceof Error)
        }
      }),
    )
  })
})
