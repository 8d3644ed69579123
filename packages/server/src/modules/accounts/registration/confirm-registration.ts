import { readTypedCode } from '#domain/people/confirmation-code.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { codeHash, confirmCode, findCode } from '../stores/code-store.ts'
import { checkCode, type CodeRefusal } from './check-code.ts'

export type ConfirmRegistration = { readonly requestId: Id; readonly code: string; readonly visitor: Visitor }

export type AddressConfirmed = { readonly requestId: Id; readonly email: string }

/** The address is proved; an hour is left to create the account. Sent twice, the right code is right twice. */
export async function confirmRegistration(
  deps: Pick<AccountsDeps, 'db' | 'clock'>,
  { requestId, code, visitor }: ConfirmRegistration,
): Promise<Result<AddressConfirmed, CodeRefusal>> {
  const before = await findConfirmed(deps, requestId)
  if (before && codeHash(requestId, readTypedCode(code)).equals(before.code_hash))
    return ok({ requestId, email: before.target })
  const checked = await checkCode(deps, { requestId, purpose: 'register', code, address: visitor.address })
  if (!checked.ok) return checked
  await confirmCode(deps.db, requestId, deps.clock.now())
  return ok({ requestId, email: checked.value.target })
}

/** A request whose address is proved and that made no account yet. */
export async function findConfirmed(deps: Pick<AccountsDeps, 'db' | 'clock'>, requestId: Id) {
  const row = isId(requestId) ? await findCode(deps.db, requestId) : undefined
  const isOpen = row?.purpose === 'register' && row.confirmed_at && !row.used_at && row.expires_at > deps.clock.now()
  return isOpen ? row : undefined
}
