import { normalisePassword } from '#domain/people/password-rules.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { boundedTurns } from '#platform/bounded-turns.ts'
import type { RandomBytes } from './random-bytes.ts'
import { fitsHash, hashPassword, isOutdated, type Argon2Parameters } from './argon2.ts'

/** Too many sign-ins at this moment, whoever they are: try again in a little while. */
export type Busy = { readonly code: 'busy' }

export type PasswordAnswer = { readonly fits: boolean; readonly isOutdated: boolean }

export type Passwords = {
  hash(password: string): Promise<Result<string, Busy>>
  /** Without a stored hash the same work is done for the answer no, so that time does not tell who has an account. */
  verify(password: string, stored: string | undefined): Promise<Result<PasswordAnswer, Busy>>
}

export type PasswordSettings = {
  readonly parameters: Argon2Parameters
  readonly randomBytes: RandomBytes
  /** Hashes at the same time: each holds its memory, and half of libuv's four threads stay free for files. */
  readonly places?: number
  /** Sign-ins that may wait; more are refused at once instead of late. */
  readonly queueLimit?: number
}

export async function openPasswords(settings: PasswordSettings): Promise<Passwords> {
  const { parameters, randomBytes, places = 2, queueLimit = 200 } = settings
  const turns = boundedTurns(places, queueLimit)
  const nobodys = await hashPassword(Buffer.from(randomBytes(32)).toString('base64'), parameters, randomBytes)

  async function inTurn<T>(work: () => Promise<T>): Promise<Result<T, Busy>> {
    const turn = turns.take()
    if (!turn) return refuse({ code: 'busy' })
    await turn
    try {
      return ok(await work())
    } finally {
      turns.give()
    }
  }

  return {
    hash: (password) => inTurn(() => hashPassword(normalisePassword(password), parameters, randomBytes)),
    verify: (password, stored) =>
      inTurn(async () => {
        const fits = await fitsHash(normalisePassword(password), stored ?? nobodys)
        return {
          fits: fits && stored !== undefined,
          isOutdated: stored !== undefined && isOutdated(stored, parameters),
        }
      }),
  }
}
