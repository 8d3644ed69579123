import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '#platform/db/embedded.ts'
import { StartupProblem } from '#platform/startup-problem.ts'

type Where = { readonly dataDir: string; readonly home: string }

/** Another Sapar process with the embedded database, to be killed. `lines` is what it says, one JSON value a line. */
export interface EmbeddedProcess {
  readonly child: ChildProcess
  readonly lines: AsyncIterator<string>
}

export function spawnEmbedded(where: Where, account?: { uid: number; gid: number }): EmbeddedProcess {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), where.dataDir, where.home], {
    ...account,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

/** Waits until the process says that text, and answers everything it said before. */
export async function until({ lines }: EmbeddedProcess, text: string): Promise<string[]> {
  const heard: string[] = []
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (line.value.includes(text)) return heard
    heard.push(line.value)
  }
  throw new Error(`the process ended without saying «${text}»: ${heard.join(' | ')}`)
}

export async function kill({ child }: EmbeddedProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

const say = (message: string) => process.stdout.write(`${message}\n`)

async function main(dataDir: string, home: string): Promise<void> {
  try {
    const database = await startEmbedded({ dataDir, home, report: say })
    process.once('SIGTERM', () => void database.stop().then(() => say('stopped')))
    say('ready')
  } catch (error) {
    say(error instanceof StartupProblem ? `problem: ${error.sentence}` : String(error))
  }
}

const [, script, dataDir, home] = process.argv
if (script === fileURLToPath(import.meta.url)) await main(dataDir ?? '', home ?? '')
