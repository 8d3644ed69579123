import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { after, before, describe, it } from 'node:test'
import type { FailedAttempt } from './attempt-job.ts'
import { workerPool, type WorkerPool, type WorkerPoolOptions } from './worker-pool.ts'

/** A worker that does what each job says, so that every way to end is tried on a real thread. */
const obedient = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { existsSync, writeFileSync } from 'node:fs'
    import { parentPort, threadId } from 'node:worker_threads'
    const acts = {
      echo: ({ value }) => parentPort.postMessage({ value, threadId }),
      hang: () => { for (;;); },
      never: () => {},
      exit: () => process.exit(7),
      throw: () => { throw new Error('broken') },
      eat: () => { const food = []; for (;;) food.push(new Array(1e5).fill({})) },
      environment: () => parentPort.postMessage(Object.keys(process.env)),
      crashOnce: ({ marker }) => {
        if (existsSync(marker)) return parentPort.postMessage('second attempt')
        writeFileSync(marker, '')
        process.exit(7)
      },
      dieIdle: () => { parentPort.postMessage('done'); setTimeout(() => { throw new Error('afterwards') }) },
    }
    parentPort.on('message', (job) => acts[job.act](job))
  `)}`,
)

type Job = { act: string; value?: number; marker?: string }

const opened: WorkerPool<Job, unknown>[] = []
after(() => Promise.all(opened.map((pool) => pool.close())))

function open(options: Partial<WorkerPoolOptions> = {}): { pool: WorkerPool<Job, unknown>; failures: FailedAttempt[] } {
  const failures: FailedAttempt[] = []
  const pool = workerPool<Job, unknown>({
    file: obedient,
    size: 1,
    queueLimit: 10,
    timeoutMs: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 32 },
    onFailure: (failure) => failures.push(failure),
    ...options,
  })
  opened.push(pool)
  return { pool, failures }
}

const echoed = (answer: unknown): { value: number; threadId: number } => {
  assert.ok(typeof answer === 'object' && answer && 'ok' in answer && answer.ok === true && 'value' in answer)
  return answer.value as { value: number; threadId: number }
}

describe('a pool of workers', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sapar-pool-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('gives each job its own answer and uses a thread again', async () => {
    const { pool } = open()
    const answers = await Promise.all([1, 2, 3].map((value) => pool.run({ act: 'echo', value })))
    assert.deepEqual(
      answers.map((answer) => echoed(answer).value),
      [1, 2, 3],
    )
    assert.equal(new Set(answers.map((answer) => echoed(answer).threadId)).size, 1)
  })

  it('works on as many jobs at once as it has places', async () => {
    const { pool } = open({ size: 2 })
    const answers = await Promise.all([1, 2, 3, 4, 5].map((value) => pool.run({ act: 'echo', value })))
    assert.equal(new Set(answers.map((answer) => echoed(answer).threadId)).size, 2)
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

  for (const act of ['exit', 'throw', 'eat']) {
    it(`tries twice when a worker dies (${act}), then gives up and goes on with the next job`, async () => {
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

  it('answers when the second attempt succeeds, and still tells of the first', async () => {
    const { pool, failures } = open()
    const answer = await pool.run({ act: 'crashOnce', marker: join(folder, 'marker') })
    assert.deepEqual(answer, { ok: true, value: 'second attempt' })
    assert.deepEqual(failures, [{ kind: 'crashed', cause: 'exit code 7' }])
  })

  it('survives a thread that dies while it is idle', async () => {
    const { pool } = open()
    assert.deepEqual(await pool.run({ act: 'dieIdle' }), { ok: true, value: 'done' })
    await setTimeout(300) // nobody is told of its end; a thread that is slower to die only makes this test weaker
    assert.equal(echoed(await pool.run({ act: 'echo', value: 6 })).value, 6)
  })

  it('gives the thread no environment', async () => {
    assert.deepEqual(await open().pool.run({ act: 'environment' }), { ok: true, value: [] })
  })

  it('answers everybody when it closes', async () => {
    const { pool, failures } = open()
    const jobs = [pool.run({ act: 'never' }), pool.run({ act: 'echo', value: 1 })]
    await pool.close()
    for (const job of jobs) assert.deepEqual(await job, { ok: false, refusal: 'failed' })
    assert.deepEqual(await pool.run({ act: 'echo', value: 2 }), { ok: false, refusal: 'failed' })
    assert.deepEqual(failures, [])
  })
})
