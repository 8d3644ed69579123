import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'node:test'
import type { Order } from '#test/support/children/obedient-child.ts'
import { isGone } from '#test/support/is-gone.ts'
import type { FailedAttempt } from './attempt-job.ts'
import { childPool, type ChildPool, type ChildPoolOptions } from './child-pool.ts'
import { childAccount } from './confine-child.ts'

type TestPool = Pick<ChildPool<unknown>, 'close'> & { run(order: Order): ReturnType<ChildPool<unknown>['run']> }

const opened: TestPool[] = []
after(() => Promise.all(opened.map((pool) => pool.close())))

function open(options: Partial<ChildPoolOptions<unknown>> = {}): { pool: TestPool; failures: FailedAttempt[] } {
  const failures: FailedAttempt[] = []
  const { run, close } = childPool<unknown>({
    file: new URL('../../../test/support/children/obedient-child.ts', import.meta.url),
    size: 1,
    queueLimit: 10,
    jobsPerChild: 100,
    timeoutMs: 30_000,
    maxResidentBytes: 512 * 1024 * 1024,
    maxIdleBytes: 512 * 1024 * 1024,
    readReply: ({ head }) => head,
    onFailure: (failure) => failures.push(failure),
    ...options,
  })
  const pool: TestPool = { run: (order) => run({ head: order, parts: [] }), close }
  opened.push(pool)
  return { pool, failures }
}

const isLinux = process.platform === 'linux'

const echoed = (answer: unknown): { value: number; pid: number } => {
  assert.ok(typeof answer === 'object' && answer && 'ok' in answer && answer.ok === true && 'value' in answer)
  return answer.value as { value: number; pid: number }
}

describe('a pool of children', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sapar-pool-'))
    await chmod(folder, 0o777) // the child may not be us
  })
  after(() => rm(folder, { recursive: true }))

  it('gives each job its own answer and uses a process again', async () => {
    const { pool } = open()
    const answers = await Promise.all([1, 2, 3].map((value) => pool.run({ act: 'echo', value })))
    assert.deepEqual(
      answers.map((answer) => echoed(answer).value),
      [1, 2, 3],
    )
    assert.equal(new Set(answers.map((answer) => echoed(answer).pid)).size, 1)
  })

  it('works on as many jobs at once as it has places', async () => {
    const { pool } = open({ size: 2 })
    const answers = await Promise.all([1, 2, 3, 4, 5].map((value) => pool.run({ act: 'echo', value })))
    assert.equal(new Set(answers.map((answer) => echoed(answer).pid)).size, 2)
  })

  it('says busy at once when too many wait, and is free again afterwards', async () => {
    const { pool } = open({ queueLimit: 1 })
    const jobs = [1, 2, 3].map((value) => pool.run({ act: 'echo', value }))
    assert.deepEqual(await jobs[2], { ok: false, refusal: 'busy' })
    assert.deepEqual([echoed(await jobs[0]).value, echoed(await jobs[1]).value], [1, 2])
    assert.equal(echoed(await pool.run({ act: 'echo', value: 4 })).value, 4)
  })

  for (const act of ['hang', 'never']) {
    it(`ends a job that does not end (${act}), without a second attempt`, async () => {
      const { pool, failures } = open({ timeoutMs: 300 })
      assert.deepEqual(await pool.run({ act }), { ok: false, refusal: 'failed' })
      assert.deepEqual(failures, [{ kind: 'timed-out' }])
    })
  }

  for (const act of ['exit', 'throw', 'eat', 'segfault', 'kill', 'garbage']) {
    it(`tries twice when a child dies (${act}), then gives up and goes on with the next job`, async () => {
      const { pool, failures } = open()
      const [failed, next] = await Promise.all([pool.run({ act }), pool.run({ act: 'echo', value: 5 })])
      assert.deepEqual(failed, { ok: false, refusal: 'failed' })
      assert.deepEqual(
        failures.map((failure) => failure.kind),
        ['crashed', 'crashed'],
      )
      assert.equal(echoed(next).value, 5)
    })
  }

  const ends = { crashOnce: 'exit code 7', segfaultOnce: 'SIGSEGV', killOnce: 'SIGKILL' }
  for (const [act, cause] of Object.entries(ends)) {
    it(`answers when the second attempt succeeds (${act}), and still tells of the first`, async () => {
      const { pool, failures } = open()
      const answer = await pool.run({ act, marker: join(folder, act) })
      assert.deepEqual(answer, { ok: true, value: 'second attempt' })
      assert.deepEqual(failures, [{ kind: 'crashed', cause }])
    })
  }

  it('ends a child that takes too much memory, without a second attempt', { skip: !isLinux }, async () => {
    const { pool, failures } = open({ maxResidentBytes: 256 * 1024 * 1024 })
    const [failed, next] = await Promise.all([pool.run({ act: 'hog' }), pool.run({ act: 'echo', value: 6 })])
    assert.deepEqual(failed, { ok: false, refusal: 'failed' })
    assert.deepEqual(failures, [{ kind: 'memory-exceeded' }])
    assert.equal(echoed(next).value, 6)
  })

  it('does not believe a reply that is none', async () => {
    const readReply = (): never => {
      throw new Error('not what was asked')
    }
    const { pool, failures } = open({ readReply })
    assert.deepEqual(await pool.run({ act: 'lie' }), { ok: false, refusal: 'failed' })
    assert.equal(failures.length, 2)
  })

  const replacements = { 'enough jobs': { jobsPerChild: 1 }, 'too much memory kept': { maxIdleBytes: 1 } }
  for (const [why, options] of Object.entries(replacements)) {
    it(`replaces a child after ${why}`, { skip: 'maxIdleBytes' in options && !isLinux }, async () => {
      const { pool, failures } = open(options)
      const pids = [echoed(await pool.run({ act: 'echo' })).pid, echoed(await pool.run({ act: 'echo' })).pid]
      assert.equal(new Set(pids).size, 2)
      assert.equal(await isGone(pids[0] ?? 0), true)
      assert.deepEqual(failures, [])
    })
  }

  it('survives a child that dies while it is idle', async () => {
    const { pool } = open()
    assert.deepEqual(await pool.run({ act: 'dieIdle' }), { ok: true, value: 'done' })
    await setTimeout(300) // nobody is told of its end; a process that is slower to die only makes this test weaker
    assert.equal(echoed(await pool.run({ act: 'echo', value: 6 })).value, 6)
  })

  it('ends a child that speaks without being asked', async () => {
    const { pool } = open()
    assert.deepEqual(await pool.run({ act: 'speakIdle' }), { ok: true, value: 'done' })
    await setTimeout(300) // as above
    assert.equal(echoed(await pool.run({ act: 'echo', value: 8 })).value, 8)
  })

  it('gives the child no environment but what its memory needs', { skip: !isLinux }, async () => {
    const value = ['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_']
    assert.deepEqual(await open().pool.run({ act: 'environment' }), { ok: true, value })
  })

  it('leaves a child no right of root', { skip: process.getuid?.() !== 0 }, async () => {
    const { uid, gid } = childAccount
    assert.deepEqual(await open().pool.run({ act: 'rights' }), {
      ok: true,
      value: { uid, gid, groups: [gid], folder: '/' },
    })
  })

  it('answers everybody when it closes', async () => {
    const { pool, failures } = open()
    const jobs = [pool.run({ act: 'never' }), pool.run({ act: 'echo', value: 1 })]
    await pool.close()
    for (const job of jobs) assert.deepEqual(await job, { ok: false, refusal: 'failed' })
    assert.deepEqual(await pool.run({ act: 'echo', value: 2 }), { ok: false, refusal: 'failed' })
    assert.deepEqual(failures, [])
  })

  it('leaves no child when it closes, whether idle or at work', async () => {
    const { pool } = open({ size: 2 })
    const answers = await Promise.all([pool.run({ act: 'echo' }), pool.run({ act: 'echo' })])
    const hanging = pool.run({ act: 'hang' })
    await pool.close()
    await hanging
    for (const answer of answers) assert.equal(await isGone(echoed(answer).pid), true)
  })

  it('leaves no child when the server is killed, whether idle or at work', async () => {
    const program = fileURLToPath(new URL('../../../test/support/children/doomed-parent.ts', import.meta.url))
    const server = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const pids = JSON.parse(line.toString('utf8')) as number[]
    server.kill('SIGKILL')
    await once(server, 'exit')
    assert.equal(new Set(pids).size, 2)
    for (const pid of pids) assert.equal(await isGone(pid), true)
  })
})
