import type { HolderSession, StaffSession } from '#modules/accounts'
import type { Id } from '#kernel/ids.ts'
import type { Fields } from './fields.ts'

type Looked<S> = { readonly state: 'live'; readonly session: S } | { readonly state: 'ended'; readonly principalId: Id }

/** What the frame of a web app asks of the accounts module. */
export type SessionPort = {
  findHolderSession(token: string): Promise<Looked<HolderSession> | undefined>
  findStaffSession(token: string): Promise<Looked<StaffSession> | undefined>
  /** The token to ask for it again; undefined when there was too much to keep. */
  keepForm(form: {
    realm: Realm
    principalId?: Id
    path: string
    fields: Fields
    address: string
  }): Promise<string | undefined>
  takeKeptForm(ask: {
    token: string
    realm: Realm
    principalId?: Id
    isSameBrowser: boolean
  }): Promise<{ path: string; fields: Fields } | undefined>
}

export type Realm = 'public' | 'holder' | 'staff'

export type Visitor =
  | { readonly realm: 'holder'; readonly session: HolderSession }
  | { readonly realm: 'staff'; readonly session: StaffSession }
  | { readonly realm: 'public'; readonly session: undefined; readonly endedPrincipal: Id | undefined }

/** Who asks, for a route of this realm. A holder's cookie means nothing in the office, and the other way round. */
export async function visitorOf(realm: Realm, token: string | undefined, port: SessionPort): Promise<Visitor> {
  if (token === undefined || realm === 'public')
    return { realm: 'public', session: undefined, endedPrincipal: undefined }
  if (realm === 'holder') {
    const looked = await port.findHolderSession(token)
    if (looked?.state === 'live') return { realm, session: looked.session }
    return { realm: 'public', session: undefined, endedPrincipal: looked?.principalId }
  }
  const looked = await port.findStaffSession(token)
  if (looked?.state === 'live') return { realm, session: looked.session }
  return { realm: 'public', session: undefined, endedPrincipal: looked?.principalId }
}
