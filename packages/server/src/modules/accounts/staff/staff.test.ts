import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findStaffSession, signInWithPassword } from '#modules/accounts'
import { verifyChain } from '#modules/audit'
import {
  accountsBench,
  anEnrolledOfficer,
  aRegistered,
  aVisitor,
  codeOf,
  goodPassword,
  shortPassword,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { SoftwarePasskey } from '#test/support/software-passkey.ts'
import { disableStaffMember } from './disable-staff-member.ts'
import { enrolWithAuthenticator, startEnrolWithAuthenticator } from './enrol-with-authenticator.ts'
import { enrolWithPasskey, startEnrolWithPasskey } from './enrol-with-passkey.ts'
import { openEnrolment } from './enrolment-link.ts'
import { inviteStaffMember, type InviteStaffMember } from './invite-staff-member.ts'
import { listStaffMembers } from './list-staff.ts'
import { reinviteStaffMember } from './reinvite-staff-member.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

let count = 0
const anInvitation = (changes: Partial<InviteStaffMember> = {}): InviteStaffMember => ({
  userName: `invited${(count += 1)}`,
  displayName: 'Aigerim Kassymova',
  role: 'supervisor',
  language: 'kk',
  ...changes,
})
async function invited() {
  const result = await inviteStaffMember(bench.deps, anInvitation())
  assert.ok(result.ok)
  return result.value
}
const notValid = { ok: false, refusal: { code: 'enrolment-link-not-valid' } }

describe('inviting', () => {
  test('makes somebody who cannot sign in yet, and a link for three days', async () => {
    const { principalId, token, expiresAt, userName } = await invited()
    assert.deepEqual(expiresAt, new Date(bench.clock.now().getTime() + 72 * 3_600_000))
    const opened = await openEnrolment(bench.deps, { token })
    assert.deepEqual(opened, {
      ok: true,
      value: { principalId, userName, displayName: 'Aigerim Kassymova', language: 'kk', expiresAt },
    })
    assert.deepEqual(await bench.eventsOf(principalId), [
      { event: 'staff-invited', details: { role: 'supervisor' }, actor_kind: 'operator' },
    ])
    const { rows } = await bench.pool.query<{ token_hash: Buffer }>(
      'select token_hash from enrolment_links where principal_id = $1',
      [principalId],
    )
    assert.ok(rows[0] && rows[0].token_hash.toString('base64url') !== token)
    const member = (await listStaffMembers(bench.db)).find((found) => found.principalId === principalId)
    assert.equal(member?.state, 'invited')
  })

  test('a second time is refused and changes nothing', async () => {
    const invitation = anInvitation()
    assert.equal((await inviteStaffMember(bench.deps, invitation)).ok, true)
    const again = await inviteStaffMember(bench.deps, { ...invitation, userName: invitation.userName.toUpperCase() })
    assert.deepEqual(again, { ok: false, refusal: { code: 'user-name-taken' } })
  })

  test('may use a name that a holder has: the realms are apart', async () => {
    const { userName } = await aRegistered(bench)
    assert.equal((await inviteStaffMember(bench.deps, anInvitation({ userName }))).ok, true)
  })

  test('refuses a bad user name and no name at all', async () => {
    assert.deepEqual(await inviteStaffMember(bench.deps, anInvitation({ userName: 'a b c' })), {
      ok: false,
      refusal: { code: 'user-name-has-other-characters' },
    })
    assert.deepEqual(await inviteStaffMember(bench.deps, anInvitation({ displayName: ' ' })), {
      ok: false,
      refusal: { code: 'display-name-missing' },
    })
  })
})

describe('the enrolment link', () => {
  test('ends after three days', async () => {
    const { token } = await invited()
    bench.clock.advance({ hours: 72 })
    assert.deepEqual(await openEnrolment(bench.deps, { token }), notValid)
    assert.deepEqual(await startEnrolWithPasskey(bench.deps, { token }), notValid)
    assert.deepEqual(await startEnrolWithAuthenticator(bench.deps, { token }), notValid)
  })

  for (const token of ['', 'x', 'a'.repeat(43)]) {
    test(`is not ${JSON.stringify(token)}`, async () =>
      assert.deepEqual(await openEnrolment(bench.deps, { token }), notValid))
  }
})

describe('enrolling with a passkey', () => {
  async function answered(token: string) {
    const started = await startEnrolWithPasskey(bench.deps, { token })
    assert.ok(started.ok)
    const passkey = new SoftwarePasskey(bench.deps.site)
    return {
      token,
      challengeId: started.value.challengeId,
      response: passkey.create(started.value.options),
      label: 'Office key',
      visitor: aVisitor(),
    }
  }

  test('signs in, writes it down, and uses the link up', async () => {
    const { token, principalId } = await invited()
    const result = await enrolWithPasskey(bench.deps, await answered(token))
    assert.ok(result.ok)
    const looked = await findStaffSession(bench.deps, result.value.sessionToken)
    assert.ok(looked?.state === 'live' && looked.session.role === 'supervisor' && looked.session.method === 'enrolment')
    const events = await bench.eventsOf(principalId)
    assert.deepEqual(
      events.map(({ event }) => event),
      ['staff-invited', 'passkey-added', 'staff-enrolled', 'signed-in'],
    )
    assert.deepEqual(await verifyChain(bench.db, principalId), [])
    assert.deepEqual(await openEnrolment(bench.deps, { token }), notValid)
  })

  test('twice at once makes one session and one passkey', async () => {
    const { token, principalId } = await invited()
    const commands = [await answered(token), await answered(token)]
    const results = await Promise.all(commands.map((command) => enrolWithPasskey(bench.deps, command)))
    assert.equal(results.filter((result) => result.ok).length, 1)
    const { rows } = await bench.pool.query('select 1 from passkeys where principal_id = $1', [principalId])
    assert.equal(rows.length, 1)
  })

  test('refuses the answer to another link’s question', async () => {
    const one = await invited()
    const other = await invited()
    const command = { ...(await answered(one.token)), token: other.token }
    assert.deepEqual(await enrolWithPasskey(bench.deps, command), {
      ok: false,
      refusal: { code: 'passkey-not-accepted' },
    })
    assert.equal((await openEnrolment(bench.deps, { token: other.token })).ok, true)
  })
})

describe('enrolling with an authenticator', () => {
  async function started(token: string) {
    const result = await startEnrolWithAuthenticator(bench.deps, { token })
    assert.ok(result.ok)
    return { token, password: goodPassword, code: codeOf(bench, result.value.secret), visitor: aVisitor() }
  }

  test('needs the code and fifteen characters', async () => {
    const { token } = await invited()
    const command = await started(token)
    assert.deepEqual(await enrolWithAuthenticator(bench.deps, { ...command, password: shortPassword }), {
      ok: false,
      refusal: { code: 'password-too-short', min: 15 },
    })
    assert.deepEqual(await enrolWithAuthenticator(bench.deps, { ...command, code: 'x' }), {
      ok: false,
      refusal: { code: 'second-factor-wrong' },
    })
    assert.equal((await openEnrolment(bench.deps, { token })).ok, true)
    assert.equal((await enrolWithAuthenticator(bench.deps, command)).ok, true)
    assert.deepEqual(await enrolWithAuthenticator(bench.deps, command), notValid)
  })

  test('makes nobody who comes in by password alone', async () => {
    const { userName } = await anEnrolledOfficer(bench)
    const result = await signInWithPassword(bench.deps, {
      realm: 'staff',
      name: userName,
      password: goodPassword,
      visitor: aVisitor(),
    })
    assert.ok(result.ok && result.value.state === 'second-factor-needed')
  })
})

describe('inviting again', () => {
  test('takes every way in away, ends the sessions, and begins the enrolment again', async () => {
    const { userName, principalId, signedIn } = await anEnrolledOfficer(bench)
    const result = await reinviteStaffMember(bench.deps, { userName: userName.toUpperCase() })
    assert.ok(result.ok)
    assert.deepEqual([result.value.principalId, result.value.userName], [principalId, userName])
    assert.equal((await findStaffSession(bench.deps, signedIn.sessionToken))?.state, 'ended')
    const signIn = { realm: 'staff', name: userName, password: goodPassword, visitor: aVisitor() } as const
    assert.deepEqual(await signInWithPassword(bench.deps, signIn), {
      ok: false,
      refusal: { code: 'sign-in-not-accepted' },
    })
    const { rows } = await bench.pool.query('select 1 from authenticators where principal_id = $1', [principalId])
    assert.equal(rows.length, 0)
    const started = await startEnrolWithAuthenticator(bench.deps, { token: result.value.token })
    assert.ok(started.ok)
    const code = codeOf(bench, started.value.secret)
    const command = { token: result.value.token, password: goodPassword, code, visitor: aVisitor() }
    assert.equal((await enrolWithAuthenticator(bench.deps, command)).ok, true)
    assert.equal((await bench.eventsOf(principalId)).filter(({ event }) => event === 'staff-invited').length, 2)
  })

  test('replaces a link that ran out, and the one before it', async () => {
    const { userName, token } = await invited()
    const again = await reinviteStaffMember(bench.deps, { userName })
    assert.ok(again.ok)
    assert.deepEqual(await openEnrolment(bench.deps, { token }), notValid)
    assert.equal((await openEnrolment(bench.deps, { token: again.value.token })).ok, true)
  })

  test('nobody is refused', async () => {
    const nobody = await reinviteStaffMember(bench.deps, { userName: 'nobody' })
    assert.deepEqual(nobody, { ok: false, refusal: { code: 'staff-member-not-found' } })
  })
})

describe('disabling', () => {
  test('ends the sessions at once and lets nobody in again', async () => {
    const { userName, principalId, signedIn } = await anEnrolledOfficer(bench)
    const result = await disableStaffMember(bench.deps, { userName: userName.toUpperCase() })
    assert.deepEqual(result, { ok: true, value: { principalId, sessionsEnded: 1 } })
    assert.equal((await findStaffSession(bench.deps, signedIn.sessionToken))?.state, 'ended')
    assert.equal((await bench.eventsOf(principalId)).at(-1)?.event, 'staff-disabled')
    const signIn = { realm: 'staff', name: userName, password: goodPassword, visitor: aVisitor() } as const
    assert.deepEqual(await signInWithPassword(bench.deps, signIn), {
      ok: false,
      refusal: { code: 'sign-in-not-accepted' },
    })
    assert.deepEqual(await disableStaffMember(bench.deps, { userName }), {
      ok: false,
      refusal: { code: 'already-disabled' },
    })
  })

  test('somebody invited ends the link', async () => {
    const { userName, token } = await invited()
    assert.equal((await disableStaffMember(bench.deps, { userName })).ok, true)
    assert.deepEqual(await openEnrolment(bench.deps, { token }), notValid)
  })

  test('nobody is refused', async () => {
    assert.deepEqual(await disableStaffMember(bench.deps, { userName: 'nobody' }), {
      ok: false,
      refusal: { code: 'staff-member-not-found' },
    })
  })
})
