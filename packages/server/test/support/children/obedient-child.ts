import { existsSync, writeFileSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Message } from '#platform/pictures/message-frame.ts'
import { serveJobs } from '#platform/pictures/serve-jobs.ts'

/** A child that does what each job says, so that every way to end is tried on a real process. */

export type Order = { readonly act: string; readonly value?: number; readonly marker?: string }

const reply = (head: unknown): Message => ({ head, parts: [] })
const forever = new Promise<never>(() => {})
const pipe = 3

const acts: Record<string, (order: Order) => Message | Promise<Message>> = {
  echo: ({ value }) => reply({ value, pid: process.pid }),
  hang: () => {
    for (;;);
  },
  never: () => forever,
  exit: () => process.exit(7),
  throw: () => Promise.reject(new Error('broken')),
  eat: () => {
    const food: object[] = []
    for (;;) food.push(Array.from({ length: 1e5 }, () => ({})))
  },
  hog: () => {
    const food: Buffer[] = []
    for (;;) food.push(Buffer.alloc(1024 * 1024, 1))
  },
  segfault: () => die('SIGSEGV'),
  kill: () => die('SIGKILL'),
  garbage: () => {
    writeSync(pipe, Buffer.alloc(64, 0xff))
    return forever
  },
  lie: () => ({ head: { mediaType: 'text/html' }, parts: [] }),
  environment: () => reply(Object.keys(process.env)),
  rights: () =>
    reply({ uid: process.getuid?.(), gid: process.getgid?.(), groups: process.getgroups?.(), folder: process.cwd() }),
  crashOnce: ({ marker = '' }) => once(marker, () => process.exit(7)),
  segfaultOnce: ({ marker = '' }) => once(marker, () => die('SIGSEGV')),
  killOnce: ({ marker = '' }) => once(marker, () => die('SIGKILL')),
  dieIdle: () => {
    void setTimeout(50).then(() => process.exit(7))
    return reply('done')
  },
  speakIdle: () => {
    void setTimeout(50).then(() => writeSync(pipe, 'unasked'))
    return reply('done')
  },
}

/** The signal is sent to oneself, so what comes after it is not reached. */
function die(signal: NodeJS.Signals): Promise<never> {
  process.kill(process.pid, signal)
  return forever
}

function once(marker: string, end: () => unknown): Message | Promise<Message> {
  if (existsSync(marker)) return reply('second attempt')
  writeFileSync(marker, '')
  end()
  return forever
}

await serveJobs(async ({ head }) => {
  const order = head as Order
  const act = acts[order.act]
  if (!act) throw new Error(`no such act: ${order.act}`)
  return act(order)
})
