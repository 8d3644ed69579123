import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StartupProblem } from '../startup-problem.ts'
import { listen } from './server.ts'

const hello = () => new Response('hello')

test('listens on a free port and closes', async () => {
  const server = await listen({ host: '127.0.0.1', port: 0, fetch: hello })
  const answer = await fetch(`http://127.0.0.1:${server.port}/`)
  assert.equal(await answer.text(), 'hello')
  await server.close()
  await assert.rejects(fetch(`http://127.0.0.1:${server.port}/`))
})

test('a taken port is one sentence and a way out', async () => {
  const first = await listen({ host: '127.0.0.1', port: 0, fetch: hello })
  await assert.rejects(listen({ host: '127.0.0.1', port: first.port, fetch: hello }), (error: unknown) => {
    assert.ok(error instanceof StartupProblem)
    assert.match(error.sentence, new RegExp(`Port ${first.port} is taken`))
    assert.match(error.wayOut, new RegExp(`PORT=${first.port + 1}`))
    return true
  })
  await first.close()
})

test('an address that is not ours is one sentence', async () => {
  await assert.rejects(listen({ host: '192.0.2.1', port: 0, fetch: hello }), StartupProblem)
})

test('a request under way finishes while the server closes', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    fetch: async () => {
      await held
      return new Response('late')
    },
  })
  const answer = fetch(`http://127.0.0.1:${server.port}/`, { headers: { connection: 'close' } })
  await new Promise((resolve) => setTimeout(resolve, 50))
  const closed = server.close()
  release()
  assert.equal(await (await answer).text(), 'late')
  await closed
})
