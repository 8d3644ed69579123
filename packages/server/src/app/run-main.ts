import { readSettings, settingsProblem, type Settings } from '#platform/config/settings.ts'
import { openLog } from '#platform/log/log.ts'
import { StartupProblem } from '#platform/startup-problem.ts'
import { buildProgram } from '#cli/program.ts'
import { commandStore } from './command-store.ts'
import { migrateOnly } from './migrate-only.ts'
import { start, type StartSettings } from './start.ts'
import { startBanner } from './start-banner.ts'
import { systemClock } from './system.ts'

/** Reads the command line and runs it. What an operator can mend ends in two sentences and exit code 1, never a stack. */
export async function runMain(words: readonly string[]): Promise<void> {
  const program = buildProgram({
    run: (parts) => runUntilStopped(parts),
    migrate: () => withSettings((settings) => migrateOnly(settings, report)),
    context: {
      open: () => withSettings((settings) => commandStore(settings, report)),
      clock: systemClock,
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      isTty: process.stderr.isTTY,
      fail: (code = 1) => {
        process.exitCode = code
      },
    },
  })
  try {
    await program.parseAsync(words.length === 0 ? ['serve'] : [...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error
    process.stderr.write(`\n${error.sentence}\n${error.details.map((line) => `  ${line}\n`).join('')}${error.wayOut}\n`)
    process.exitCode = 1
  }
}

function report(message: string): void {
  process.stderr.write(`${message}\n`)
}

async function withSettings<T>(work: (settings: Settings) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  if (!settings.ok) throw settingsProblem(settings.refusal)
  return work(settings.value)
}

type Parts = Pick<StartSettings, 'serve' | 'work'>

/** Runs until a signal comes; a second one does not wait for what is under way. */
async function runUntilStopped(parts: Parts): Promise<void> {
  const began = performance.now()
  await withSettings(async (settings) => {
    const log = openLog({ level: settings.isDemo && process.stderr.isTTY ? 'warn' : settings.logLevel })
    const running = await start({ settings, log, report, ...parts })
    report(startBanner({ settings, url: running.url, seconds: (performance.now() - began) / 1_000 }))
    const signal = await untilSignal()
    report(`${signal === 'SIGINT' ? '\n' : ''}Stopping: finishing what is under way.`)
    process.once('SIGINT', () => process.exit(130))
    await running.stop()
    report('Stopped.')
  })
}

function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve)
  })
}
