import { DemoMode, signInAsDemoPerson } from '#modules/accounts'
import type { Demo } from '#web/public/deps.ts'
import type { Modules } from '../compose-modules.ts'
import { demoHolders, demoStaff } from './people.ts'
import type { DemoLetterBox } from './inbox.ts'

/** What the start page and the letter box need. Called with a letter box only, which there is only in demo mode. */
export function openDemo(modules: Modules, inbox: DemoLetterBox): Demo {
  const demoMode = DemoMode.enter({ isDemonstration: true })
  if (!demoMode) throw new Error('the demonstration was asked for outside demo mode')
  const people = [
    ...demoHolders.map(({ userName: key, name, language, note }) => ({
      key,
      realm: 'holder' as const,
      name,
      language,
      note,
    })),
    ...demoStaff.map(({ userName: key, name, language, note }) => ({
      key,
      realm: 'staff' as const,
      name,
      language,
      note,
    })),
  ]
  return {
    people,
    inbox,
    async enter(key, userAgent) {
      const person = people.find((one) => one.key === key)
      if (!person) return undefined
      const { realm, language } = person
      const visitor = { address: '127.0.0.1', userAgent, deviceTokens: [] }
      const entered = await signInAsDemoPerson({ ...modules.accounts, demoMode }, { realm, userName: key, visitor })
      return entered.ok ? { realm, language, token: entered.value.sessionToken } : undefined
    },
  }
}
