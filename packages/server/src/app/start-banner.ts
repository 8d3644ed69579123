import type { Settings } from '#platform/config/settings.ts'
import { demoPassword } from './demo/accounts.ts'
import { demoHolders, demoStaff } from './demo/people.ts'

type Facts = { readonly settings: Settings; readonly url: URL | undefined; readonly seconds: number }

/** What a person reads when Sapar is up: where it is, and in the demonstration whom one can be. */
export function startBanner({ settings, url, seconds }: Facts): string {
  const up = `Sapar is up after ${seconds.toFixed(1)} s`
  if (!url) return `${up}, working on jobs. Stop it with Ctrl-C.`
  if (!settings.isDemo) return `${up}: ${url.origin}  Stop it with Ctrl-C.`
  return [
    '',
    `${up}. Open ${url.origin} – the start page lets you enter as each of these people with one click:`,
    ...demoHolders.map(({ name, userName }) => `  ${'holder'.padEnd(13)} ${name} (${userName})`),
    ...demoStaff.map(({ name, userName, role }) => `  ${role.padEnd(13)} ${name} (${userName})`),
    `Holders can also sign in at ${url.origin}/account with the password: ${demoPassword}`,
    `E-mails and SMS land at ${url.origin}/demo/inbox. It is a demonstration: nothing leaves this machine. Stop it with Ctrl-C.`,
  ].join('\n')
}
