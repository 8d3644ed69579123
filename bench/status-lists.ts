// How long a status list takes beside what zlib alone needs, and how many a second the server gives out beside a bare one.
//   node --import ./scripts/tsx.mjs bench/status-lists.ts
import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, request, Agent } from 'node:http'
import { deflateSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { cardStatusBits, statusListSigningInput, assembleJws } from '@sapar/verifier/format'
import { Hono } from 'hono'
import { compressStatuses } from '../packages/server/src/modules/credentials/status-lists/build-token.ts'
import { freshFiles } from '../packages/server/src/web/public/published/fresh-files.ts'

const entries = 10_000_000
const rounds = 3

const statuses = new Uint8Array(entries / 4)
for (let at = 0; at < entries / 20; at += 1) {
  const index = Math.floor(Math.random() * entries)
  statuses[index >> 2] = (statuses[index >> 2] ?? 0) | (3 << ((index & 3) * 2))
}
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

const median = (all: readonly number[]): number =>
  all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The whole token as the publisher builds it; the longest stretch in which the process answered nobody. */
async function build(): Promise<{ readonly token: string; readonly longestPauseMs: number }> {
  let longestPauseMs = 0
  let last = performance.now()
  const ticker = setInterval(() => {
    longestPauseMs = Math.max(longestPauseMs, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  const compressed = await compressStatuses(statuses)
  const life = { uri: 'https://sapar.example/status-lists/abcdef', issuedAt: 1, expiresAt: 2, ttl: 300, sequence: 1 }
  const input = statusListSigningInput({ ...life, bits: cardStatusBits, compressed }, new Uint8Array(400))
  const token = assembleJws(input, sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }))
  await new Promise((resolve) => setTimeout(resolve, 10))
  clearInterval(ticker)
  return { token, longestPauseMs }
}

const alone: number[] = []
const whole: number[] = []
let pause = 0
let token = ''
for (let round = 0; round < rounds; round += 1) {
  alone.push(await timed(() => deflateSync(statuses, { level: 9 })))
  whole.push(
    await timed(async () => {
      const built = await build()
      token = built.token
      pause = Math.max(pause, built.longestPauseMs)
    }),
  )
}

async function perSecond(port: number, path: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const until = performance.now() + 3_000
  let answers = 0
  const one = () =>
    new Promise<void>((resolve, reject) => {
      request({ agent, port, path, host: '127.0.0.1' }, (response) => {
        response.on('data', () => undefined).on('end', resolve)
      })
        .on('error', reject)
        .end()
    })
  const client = async () => {
    while (performance.now() < until) {
      await one()
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: 32 }, client))
  agent.destroy()
  return answers / 3
}

const small = new Uint8Array(Buffer.from(token.slice(0, 8_200)))
const fresh = freshFiles({ get: () => Promise.resolve(small) }, { now: () => new Date() })
const app = new Hono()
app.get('/status-lists/:list', async (c) => {
  const file = await fresh(c.req.param('list'))
  return file ? c.body(file.bytes) : c.notFound()
})
const ours = createServer((incoming, outgoing) => void getRequestListener(app.fetch)(incoming, outgoing))
const bare = createServer((_, response) => response.end(small))
const portOf = (server: typeof ours) => (server.address() as { port: number }).port
await Promise.all([ours, bare].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))))
const [oursPerSecond, barePerSecond] = [
  await perSecond(portOf(ours), '/status-lists/abcdef'),
  await perSecond(portOf(bare), '/'),
]
ours.close()
bare.close()

process.stdout.write(
  `${JSON.stringify({
    entries,
    zlibMs: Math.round(median(alone)),
    tokenMs: Math.round(median(whole)),
    ratioToZlib: Number((median(whole) / median(alone)).toFixed(2)),
    longestPauseMs: Math.round(pause),
    tokenBytes: token.length,
    residentMb: Math.round(process.memoryUsage().rss / 1_048_576),
    listsPerSecond: Math.round(oursPerSecond),
    barePerSecond: Math.round(barePerSecond),
    ratioToBare: Number((oursPerSecond / barePerSecond).toFixed(2)),
  })}\n`,
)
