import { childPool } from '#platform/pictures/child-pool.ts'

/** A server with one idle child and one that computes for ever; says their numbers and waits to be killed. */

const pool = childPool<unknown>({
  file: new URL('./obedient-child.ts', import.meta.url),
  size: 2,
  queueLimit: 10,
  jobsPerChild: 100,
  timeoutMs: 600_000,
  maxResidentBytes: 2 ** 30,
  maxIdleBytes: 2 ** 30,
  readReply: ({ head }) => head,
  onFailure: () => process.exit(1),
})

const order = (act: string): ReturnType<typeof pool.run> => pool.run({ head: { act }, parts: [] })
const answers = await Promise.all([order('echo'), order('echo')])
void order('hang')
const pids = answers.map((answer) => (answer.ok ? (answer.value as { pid: number }).pid : 0))
process.stdout.write(`${JSON.stringify(pids)}\n`)
