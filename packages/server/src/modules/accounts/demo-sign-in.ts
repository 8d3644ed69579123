import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from './deps.ts'
import { completeSignIn, type CompleteSignInDeps, type SignedIn } from './sign-in/complete-sign-in.ts'
import { findPersonByName } from './stores/person-store.ts'
import type { Realm } from './tables.ts'

/**
 * Proof that this is a demonstration. The private field makes it impossible to write one down as an object; only
 * `DemoMode.enter` makes it, and only the composition root calls that, when its settings say so.
 */
export class DemoMode {
  readonly #isEntered: boolean

  private constructor(isEntered: boolean) {
    this.#isEntered = isEntered
  }

  static enter(settings: { readonly isDemonstration: boolean }): DemoMode | undefined {
    return settings.isDemonstration ? new DemoMode(true) : undefined
  }

  static isProof(value: unknown): value is DemoMode {
    return value instanceof DemoMode && value.#isEntered
  }
}

type Deps = CompleteSignInDeps & Pick<AccountsDeps, 'db'> & { readonly demoMode: DemoMode }

export type SignInAsDemoPerson = { readonly realm: Realm; readonly userName: string; readonly visitor: Visitor }

/** One click on the demonstration's start page. There is no way to this function without the proof above. */
export async function signInAsDemoPerson(
  deps: Deps,
  { realm, userName, visitor }: SignInAsDemoPerson,
): Promise<Result<SignedIn, { readonly code: 'person-not-found' }>> {
  if (!DemoMode.isProof(deps.demoMode)) throw new Error('signing in as a demo person outside a demonstration')
  const person = await findPersonByName(deps.db, realm, userName)
  if (!person) return refuse({ code: 'person-not-found' })
  return inTransaction(deps.db, async (trx) =>
    ok(await completeSignIn(trx, deps, person, { method: 'demonstration', visitor })),
  )
}
