import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps what it said. `onQuarterMinute` lets the caller show that work goes on:
 * a silent terminal is taken for a hanging one.
 */
export function run(command, args, { cwd, env, shell = false, onQuarterMinute } = {}) {
  return new Promise((resolve) => {
    const started = performance.now()
    const seconds = () => Math.round((performance.now() - started) / 1000)
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    const heard = []
    const ticker = onQuarterMinute && setInterval(() => onQuarterMinute(seconds()), 15_000)
    const finish = (status) => {
      clearInterval(ticker)
      resolve({ status, output: heard.join(''), seconds: seconds() })
    }
    child.stdout.on('data', (chunk) => heard.push(String(chunk)))
    child.stderr.on('data', (chunk) => heard.push(String(chunk)))
    child.once('error', (error) => {
      heard.push(`${error.code ?? ''} ${error.message}`)
      finish(127)
    })
    child.once('close', (status) => finish(status ?? 1))
  })
}

export function lastLines(text, count = 12) {
  return text.trim().split('\n').slice(-count).join('\n')
}
