import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { signInWithPassword } from '#modules/accounts'
import { accountsBench, anEnrolledOfficer, aRegistered, aVisitor, type AccountsBench } from '#test/support/accounts.ts'
import { endOneSession, endOtherSessions, endOwnSession } from './end-sessions.ts'
import { findHolderSession, findStaffSession } from './find-session.ts'
import { listSessions } from './list-sessions.ts'
import { lockSession, lockSessionInJob } from './lock-session.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const look = (token: string) => findHolderSession(bench.deps, token)

async function withSessions(extra: number) {
  const person = await aRegistered(bench)
  const tokens = [person.signedIn.sessionToken]
  const ids = [person.signedIn.sessionId]
  for (let i = 0; i < extra; i += 1) {
    const result = await signInWithPassword(bench.deps, {
      realm: 'holder',
      name: person.userName,
      password: person.password,
      visitor: aVisitor(),
    })
    assert.ok(result.ok && result.value.state === 'signed-in')
    tokens.push(result.value.sessionToken)
    ids.push(result.value.sessionId)
  }
  const session = { id: person.signedIn.sessionId, principalId: person.principalId }
  return { ...person, tokens, ids, session }
}

describe('a session', () => {
  test('is found by its token, with the holders of the account', async () => {
    const { signedIn, principalId, userName, email } = await aRegistered(bench)
    const deps = { ...bench.deps, listHolderIds: (_db: unknown, id: string) => Promise.resolve([`holder of ${id}`]) }
    const looked = await findHolderSession(deps, signedIn.sessionToken)
    assert.deepEqual(looked, {
      state: 'live',
      session: {
        id: signedIn.sessionId,
        principalId,
        userName,
        email,
        language: 'en',
        holderIds: [`holder of ${principalId}`],
        hasSecondFactor: false,
        mustAddSecondFactor: false,
        method: 'registration',
        createdAt: bench.clock.now(),
      },
    })
  })

  test('is not kept as its token', async () => {
    const { signedIn } = await aRegistered(bench)
    const { rows } = await bench.pool.query<{ token_hash: Buffer }>(
      'select token_hash from holder_sessions where id = $1',
      [signedIn.sessionId],
    )
    assert.equal(rows[0]?.token_hash.length, 32)
    assert.equal(await look(rows[0].token_hash.toString('base64url')), undefined)
  })

  for (const token of ['', 'x', 'a'.repeat(43), "' or true --"]) {
    test(`is not found by ${JSON.stringify(token)}`, async () => assert.equal(await look(token), undefined))
  }

  test('ends after thirty minutes without a page, and lives on with one', async () => {
    const { signedIn, principalId } = await aRegistered(bench)
    for (let i = 0; i < 3; i += 1) {
      bench.clock.advance({ minutes: 29 })
      assert.equal((await look(signedIn.sessionToken))?.state, 'live')
    }
    bench.clock.advance({ minutes: 30 })
    assert.deepEqual(await look(signedIn.sessionToken), { state: 'ended', principalId })
  })

  test('ends after twelve hours in any case', async () => {
    const { signedIn } = await aRegistered(bench)
    for (let i = 0; i < 35; i += 1) {
      bench.clock.advance({ minutes: 20 })
      assert.equal((await look(signedIn.sessionToken))?.state, 'live')
    }
    bench.clock.advance({ minutes: 20 })
    assert.equal((await look(signedIn.sessionToken))?.state, 'ended')
  })

  test('is written to at most once a minute', async () => {
    const { signedIn } = await aRegistered(bench)
    const seen = async () => {
      const { rows } = await bench.pool.query<{ last_seen_at: Date }>(
        'select last_seen_at from holder_sessions where id = $1',
        [signedIn.sessionId],
      )
      return rows[0]?.last_seen_at
    }
    const first = await seen()
    bench.clock.advance({ seconds: 59 })
    await look(signedIn.sessionToken)
    assert.deepEqual(await seen(), first)
    bench.clock.advance({ seconds: 1 })
    await look(signedIn.sessionToken)
    assert.deepEqual(await seen(), bench.clock.now())
  })

  test('of staff ends after fifteen minutes, and at once when the person is disabled', async () => {
    const { signedIn, principalId } = await anEnrolledOfficer(bench)
    assert.equal((await findStaffSession(bench.deps, signedIn.sessionToken))?.state, 'live')
    await bench.pool.query("update staff_members set state = 'disabled' where principal_id = $1", [principalId])
    assert.deepEqual(await findStaffSession(bench.deps, signedIn.sessionToken), { state: 'ended', principalId })
    const { signedIn: other } = await anEnrolledOfficer(bench)
    bench.clock.advance({ minutes: 13 })
    assert.equal((await findStaffSession(bench.deps, other.sessionToken))?.state, 'ended')
  })

  test('has the role of this moment', async () => {
    const { signedIn, principalId } = await anEnrolledOfficer(bench)
    await bench.pool.query("update staff_members set role = 'auditor' where principal_id = $1", [principalId])
    const looked = await findStaffSession(bench.deps, signedIn.sessionToken)
    assert.ok(looked?.state === 'live' && looked.session.role === 'auditor')
  })
})

describe('ending sessions', () => {
  test('the list has the live ones with device and network', async () => {
    const { principalId, ids } = await withSessions(2)
    const list = await listSessions(bench.deps, { realm: 'holder', principalId })
    assert.deepEqual(list.map(({ id }) => id).toSorted(), ids.toSorted())
    assert.equal(list[0]?.device, 'Firefox, Windows')
    assert.match(list[0]?.network ?? '', /^10\.\d+\.\d+\.0\/24$/)
    bench.clock.advance({ minutes: 30 })
    assert.deepEqual(await listSessions(bench.deps, { realm: 'holder', principalId }), [])
  })

  test('one ends that one, once', async () => {
    const { principalId, tokens, ids } = await withSessions(1)
    const command = { realm: 'holder', principalId, sessionId: ids[1] ?? '' } as const
    assert.deepEqual(await endOneSession(bench.deps, command), { ok: true, value: { state: 'session-ended' } })
    assert.deepEqual([(await look(tokens[0] ?? ''))?.state, (await look(tokens[1] ?? ''))?.state], ['live', 'ended'])
    assert.deepEqual(await endOneSession(bench.deps, command), { ok: false, refusal: { code: 'session-not-found' } })
    const events = (await bench.eventsOf(principalId)).filter(({ event }) => event === 'session-ended')
    assert.deepEqual(
      events.map(({ details }) => details),
      [{ device: 'Firefox, Windows', why: 'ended-by-owner' }],
    )
  })

  test('of somebody else answers like one that is not there', async () => {
    const { principalId } = await withSessions(0)
    const other = await withSessions(0)
    const command = { realm: 'holder', principalId, sessionId: other.ids[0] ?? '' } as const
    assert.deepEqual(await endOneSession(bench.deps, command), { ok: false, refusal: { code: 'session-not-found' } })
    assert.equal((await look(other.tokens[0] ?? ''))?.state, 'live')
  })

  test('all others leaves this one', async () => {
    const { principalId, tokens, ids } = await withSessions(3)
    const command = { realm: 'holder', principalId, sessionId: ids[0] ?? '' } as const
    assert.deepEqual(await endOtherSessions(bench.deps, command), { ok: true, value: { ended: 3 } })
    const states = await Promise.all(tokens.map(async (token) => (await look(token))?.state))
    assert.deepEqual(states, ['live', 'ended', 'ended', 'ended'])
    assert.deepEqual(await endOtherSessions(bench.deps, command), { ok: true, value: { ended: 0 } })
  })

  test('by signing out is written down once', async () => {
    const { principalId, session, tokens } = await withSessions(0)
    for (let i = 0; i < 2; i += 1)
      assert.equal((await endOwnSession(bench.deps, { realm: 'holder', session })).ok, true)
    assert.equal((await look(tokens[0] ?? ''))?.state, 'ended')
    assert.equal((await bench.eventsOf(principalId)).filter(({ event }) => event === 'signed-out').length, 1)
  })
})

describe('signing in again', () => {
  test('ends the session that the browser holds, and no other', async () => {
    const { principalId, userName, password, tokens } = await withSessions(1)
    const visitor = aVisitor({ sessionToken: tokens[0] })
    const again = await signInWithPassword(bench.deps, { realm: 'holder', name: userName, password, visitor })
    assert.ok(again.ok && again.value.state === 'signed-in')
    const states = [...tokens, again.value.sessionToken].map(async (token) => (await look(token))?.state)
    assert.deepEqual(await Promise.all(states), ['ended', 'live', 'live'])
    const ended = (await bench.eventsOf(principalId)).filter(({ event }) => event === 'session-ended')
    assert.deepEqual(ended, [
      { event: 'session-ended', details: { device: 'Firefox, Windows', why: 'replaced' }, actor_kind: 'holder' },
    ])
  })

  test('leaves the session of somebody else alone', async () => {
    const [other, { userName, password }] = [await aRegistered(bench), await aRegistered(bench)]
    const visitor = aVisitor({ sessionToken: other.signedIn.sessionToken })
    assert.ok((await signInWithPassword(bench.deps, { realm: 'holder', name: userName, password, visitor })).ok)
    assert.equal((await look(other.signedIn.sessionToken))?.state, 'live')
  })
})

describe('locking a session after "this was not me"', () => {
  test('ends it, says so in the audit and tells the person where to set a new password', async () => {
    const { principalId, tokens, ids, email } = await withSessions(1)
    const result = await lockSession(bench.deps, { principalId, sessionId: ids[1] ?? '' })
    assert.deepEqual(result, { ok: true, value: { state: 'session-locked' } })
    assert.deepEqual([(await look(tokens[0] ?? ''))?.state, (await look(tokens[1] ?? ''))?.state], ['live', 'ended'])
    const last = (await bench.eventsOf(principalId)).at(-1)
    assert.deepEqual(last, {
      event: 'session-ended',
      details: { device: 'Firefox, Windows', why: 'not-me' },
      actor_kind: 'system',
    })
    const notice = bench.notices.at(-1)
    assert.deepEqual([notice?.template, notice?.recipient], ['account-session-locked', { email }])
  })

  test('as a job runs twice without a second letter, and minds its payload', async () => {
    const { principalId, ids } = await withSessions(1)
    const earlier = bench.notices.length
    const job = lockSessionInJob(bench.deps)
    await job({ principalId, sessionId: ids[1] })
    await job({ principalId, sessionId: ids[1] })
    assert.equal(bench.notices.length, earlier + 1)
    await assert.rejects(job({ principalId }))
  })
})
