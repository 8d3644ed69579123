import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findHolderSession } from '#modules/accounts'
import {
  accountsBench,
  anEnrolledOfficer,
  aRegistered,
  codeOf,
  shortPassword,
  withAuthenticator,
  withPasskey,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { SoftwarePasskey } from '#test/support/software-passkey.ts'
import { confirmAuthenticator, startAddAuthenticator } from './add-authenticator.ts'
import { finishAddPasskey, startAddPasskey } from './add-passkey.ts'
import { listFactors } from './list-factors.ts'
import { regenerateRecoveryCodes } from './regenerate-recovery-codes.ts'
import { removeAuthenticator } from './remove-authenticator.ts'
import { removePasskey } from './remove-passkey.ts'
import { renamePasskey } from './rename-passkey.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const holder = (principalId: string) => ({ realm: 'holder', principalId }) as const
const lastEvent = async (principalId: string) => (await bench.eventsOf(principalId)).at(-1)
const aShort = () => aRegistered(bench, { password: shortPassword, secondFactorNext: true })

describe('adding a passkey', () => {
  test('keeps it, writes it down, tells the person and shows ten recovery codes once', async () => {
    const { principalId, email } = await aRegistered(bench)
    const { recoveryCodes, passkeyId } = await withPasskey(bench, principalId, '  Мой телефон ')
    assert.equal(new Set(recoveryCodes).size, 10)
    const events = (await bench.eventsOf(principalId)).slice(-2)
    assert.deepEqual(
      events.map(({ event, details }) => [event, details]),
      [
        ['passkey-added', { label: 'Мой телефон' }],
        ['recovery-codes-made', {}],
      ],
    )
    const notice = bench.notices.at(-1)
    assert.deepEqual(
      [notice?.template, notice?.changeId, notice?.recipient],
      ['account-factor-added', passkeyId, { email }],
    )
    assert.deepEqual((await withPasskey(bench, principalId)).recoveryCodes, [])
    const { rows } = await bench.pool.query<{ code_hash: Buffer }>(
      'select code_hash from recovery_codes where principal_id = $1',
      [principalId],
    )
    assert.equal(rows.length, 10)
    assert.ok(rows.every(({ code_hash: hash }) => hash.length === 32))
  })

  test('asks for one that verifies its person and is found without a name, and not for one that is there', async () => {
    const { principalId } = await aRegistered(bench)
    const { passkey } = await withPasskey(bench, principalId)
    const started = await startAddPasskey(bench.deps, holder(principalId))
    assert.ok(started.ok)
    const { authenticatorSelection, excludeCredentials } = started.value.options
    assert.equal(authenticatorSelection?.residentKey, 'required')
    assert.equal(authenticatorSelection.userVerification, 'required')
    assert.deepEqual(
      excludeCredentials?.map(({ id }) => id),
      [passkey.id],
    )
    const again = passkey.create(started.value.options)
    const command = { ...holder(principalId), challengeId: started.value.challengeId, response: again, label: 'x' }
    assert.deepEqual(await finishAddPasskey(bench.deps, command), { ok: false, refusal: { code: 'passkey-known' } })
  })

  test('sent twice adds one', async () => {
    const { principalId } = await aRegistered(bench)
    const started = await startAddPasskey(bench.deps, holder(principalId))
    assert.ok(started.ok)
    const response = new SoftwarePasskey(bench.deps.site).create(started.value.options)
    const command = { ...holder(principalId), challengeId: started.value.challengeId, response, label: 'x' }
    const results = await Promise.all([finishAddPasskey(bench.deps, command), finishAddPasskey(bench.deps, command)])
    assert.equal(results.filter((result) => result.ok).length, 1)
  })

  test('refuses answers to another person’s question, of another site, or without a name', async () => {
    const { principalId } = await aRegistered(bench)
    const other = await aRegistered(bench)
    const ask = async (whose: string) => {
      const started = await startAddPasskey(bench.deps, holder(whose))
      assert.ok(started.ok)
      return started.value
    }
    const notAccepted = { ok: false, refusal: { code: 'passkey-not-accepted' } }
    const theirs = await ask(other.principalId)
    const response = new SoftwarePasskey(bench.deps.site).create(theirs.options)
    const command = { ...holder(principalId), challengeId: theirs.challengeId, response, label: 'x' }
    assert.deepEqual(await finishAddPasskey(bench.deps, command), notAccepted)
    const own = await ask(principalId)
    const foreign = new SoftwarePasskey(bench.deps.site).create(own.options, { origin: 'https://sapar.example' })
    assert.deepEqual(
      await finishAddPasskey(bench.deps, { ...command, challengeId: own.challengeId, response: foreign }),
      notAccepted,
    )
    assert.deepEqual(await finishAddPasskey(bench.deps, { ...command, label: '  ' }), {
      ok: false,
      refusal: { code: 'label-missing' },
    })
    const long = { ...command, label: 'x'.repeat(61) }
    assert.deepEqual(await finishAddPasskey(bench.deps, long), {
      ok: false,
      refusal: { code: 'label-too-long', max: 60 },
    })
  })

  test('for nobody is refused', async () => {
    const nobody = holder('01990000-0000-7000-8000-000000000000')
    assert.deepEqual(await startAddPasskey(bench.deps, nobody), { ok: false, refusal: { code: 'person-not-found' } })
  })
})

describe('a passkey that is there', () => {
  test('gets another name', async () => {
    const { principalId } = await aRegistered(bench)
    const { passkeyId } = await withPasskey(bench, principalId)
    const result = await renamePasskey(bench.deps, { ...holder(principalId), passkeyId, label: 'Blue key' })
    assert.deepEqual(result, { ok: true, value: { label: 'Blue key' } })
    assert.deepEqual(
      (await listFactors(bench.db, holder(principalId))).passkeys.map(({ label }) => label),
      ['Blue key'],
    )
    assert.deepEqual(await lastEvent(principalId), {
      event: 'passkey-renamed',
      details: { label: 'Blue key' },
      actor_kind: 'holder',
    })
  })

  test('of somebody else can be neither renamed nor removed', async () => {
    const { principalId } = await aRegistered(bench)
    const other = await aRegistered(bench)
    const { passkeyId } = await withPasskey(bench, other.principalId)
    const command = { ...holder(principalId), passkeyId, label: 'mine' }
    assert.deepEqual(await renamePasskey(bench.deps, command), { ok: false, refusal: { code: 'passkey-not-found' } })
    assert.deepEqual(await removePasskey(bench.deps, command), { ok: false, refusal: { code: 'factor-not-found' } })
    assert.equal((await listFactors(bench.db, holder(other.principalId))).passkeys.length, 1)
  })

  test('is removed with its recovery codes when it was the last, once', async () => {
    const { principalId } = await aRegistered(bench)
    const { passkeyId } = await withPasskey(bench, principalId)
    const command = { ...holder(principalId), passkeyId }
    assert.equal((await removePasskey(bench.deps, command)).ok, true)
    assert.deepEqual(await lastEvent(principalId), {
      event: 'passkey-removed',
      details: { label: 'My phone' },
      actor_kind: 'holder',
    })
    assert.equal(bench.notices.at(-1)?.template, 'account-factor-removed')
    assert.equal((await listFactors(bench.db, holder(principalId))).recoveryCodesLeft, 0)
    assert.deepEqual(await removePasskey(bench.deps, command), { ok: false, refusal: { code: 'factor-not-found' } })
  })

  test('stays when it is the last and the password is short', async () => {
    const { principalId, signedIn } = await aShort()
    const { passkeyId } = await withPasskey(bench, principalId)
    const looked = await findHolderSession(bench.deps, signedIn.sessionToken)
    assert.ok(looked?.state === 'live' && !looked.session.mustAddSecondFactor)
    const refused = { ok: false, refusal: { code: 'last-factor-needed' } }
    assert.deepEqual(await removePasskey(bench.deps, { ...holder(principalId), passkeyId }), refused)
    await withAuthenticator(bench, principalId)
    assert.equal((await removePasskey(bench.deps, { ...holder(principalId), passkeyId })).ok, true)
    assert.deepEqual(await removeAuthenticator(bench.deps, holder(principalId)), refused)
  })

  test('and the other of two, removed at the same moment, leave one', async () => {
    const { principalId } = await aShort()
    const ids = [(await withPasskey(bench, principalId)).passkeyId, (await withPasskey(bench, principalId)).passkeyId]
    const results = await Promise.all(
      ids.map((passkeyId) => removePasskey(bench.deps, { ...holder(principalId), passkeyId })),
    )
    assert.deepEqual(results.map((result) => (result.ok ? 'removed' : result.refusal.code)).toSorted(), [
      'last-factor-needed',
      'removed',
    ])
  })
})

describe('an authenticator', () => {
  test('is on when a code from it came back, and that code is used up', async () => {
    const { principalId } = await aRegistered(bench)
    const started = await startAddAuthenticator(bench.deps, holder(principalId))
    assert.ok(started.ok)
    assert.match(started.value.uri, /^otpauth:\/\/totp\/Sapar:.*secret=[A-Z2-7]{32}/)
    assert.equal((await listFactors(bench.db, holder(principalId))).hasAuthenticator, false)
    const command = { ...holder(principalId), code: codeOf(bench, started.value.secret), address: '192.0.2.1' }
    const added = await confirmAuthenticator(bench.deps, command)
    assert.equal(added.ok && added.value.recoveryCodes?.length, 10)
    assert.equal((await listFactors(bench.db, holder(principalId))).hasAuthenticator, true)
    assert.deepEqual(await confirmAuthenticator(bench.deps, command), {
      ok: false,
      refusal: { code: 'authenticator-not-started' },
    })
    const events = (await bench.eventsOf(principalId)).slice(-2).map(({ event }) => event)
    assert.deepEqual(events, ['authenticator-added', 'recovery-codes-made'])
    const { rows } = await bench.pool.query<{ last_used_step: number }>(
      'select last_used_step from authenticators where principal_id = $1',
      [principalId],
    )
    assert.equal(rows[0]?.last_used_step, Math.floor(bench.clock.now().getTime() / 30_000))
  })

  test('started anew has a new secret; the old one confirms nothing', async () => {
    const { principalId } = await aRegistered(bench)
    const first = await startAddAuthenticator(bench.deps, holder(principalId))
    const second = await startAddAuthenticator(bench.deps, holder(principalId))
    assert.ok(first.ok && second.ok)
    const confirm = (secret: string) =>
      confirmAuthenticator(bench.deps, { ...holder(principalId), code: codeOf(bench, secret), address: '192.0.2.1' })
    if (codeOf(bench, first.value.secret) !== codeOf(bench, second.value.secret)) {
      assert.deepEqual(await confirm(first.value.secret), { ok: false, refusal: { code: 'second-factor-wrong' } })
    }
    assert.equal((await confirm(second.value.secret)).ok, true)
    assert.deepEqual(await startAddAuthenticator(bench.deps, holder(principalId)), {
      ok: false,
      refusal: { code: 'authenticator-exists' },
    })
  })

  test('keeps its secret sealed, for its owner only', async () => {
    const { principalId } = await aRegistered(bench)
    const { secret } = await withAuthenticator(bench, principalId)
    const { rows } = await bench.pool.query<{ secret_sealed: Buffer }>(
      'select secret_sealed from authenticators where principal_id = $1',
      [principalId],
    )
    const sealed = rows[0]?.secret_sealed ?? Buffer.alloc(0)
    assert.ok(sealed.length > 20 && !sealed.toString('latin1').includes(secret))
    assert.throws(() => bench.deps.sealer.open(sealed, 'authenticator-secret:somebody-else'))
  })

  test('is removed, once', async () => {
    const { principalId } = await aRegistered(bench)
    await withAuthenticator(bench, principalId)
    assert.equal((await removeAuthenticator(bench.deps, holder(principalId))).ok, true)
    assert.equal((await lastEvent(principalId))?.event, 'authenticator-removed')
    assert.deepEqual(await removeAuthenticator(bench.deps, holder(principalId)), {
      ok: false,
      refusal: { code: 'factor-not-found' },
    })
  })

  test('of staff stays when it is the last', async () => {
    const { principalId } = await anEnrolledOfficer(bench)
    const refused = { ok: false, refusal: { code: 'last-factor-needed' } }
    assert.deepEqual(await removeAuthenticator(bench.deps, { realm: 'staff', principalId }), refused)
  })
})

describe('recovery codes', () => {
  test('made anew replace all older ones', async () => {
    const { principalId } = await aRegistered(bench)
    const { recoveryCodes } = await withPasskey(bench, principalId)
    const result = await regenerateRecoveryCodes(bench.deps, { principalId })
    assert.ok(result.ok)
    assert.equal(result.value.recoveryCodes.filter((code) => recoveryCodes.includes(code)).length, 0)
    assert.equal((await listFactors(bench.db, holder(principalId))).recoveryCodesLeft, 10)
    assert.equal((await lastEvent(principalId))?.event, 'recovery-codes-made')
  })

  test('stand in for a factor, so without one there are none', async () => {
    const { principalId } = await aRegistered(bench)
    assert.deepEqual(await regenerateRecoveryCodes(bench.deps, { principalId }), {
      ok: false,
      refusal: { code: 'no-second-factor' },
    })
  })
})
