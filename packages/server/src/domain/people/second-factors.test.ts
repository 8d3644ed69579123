import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canRemoveFactor,
  hasSecondFactor,
  mustAddSecondFactor,
  offeredMethods,
  type FactorsHeld,
} from './second-factors.ts'

const every: FactorsHeld[] = [0, 1, 2].flatMap((passkeys) =>
  [false, true].flatMap((authenticator) =>
    [0, 10].map((recoveryCodes) => ({ passkeys, authenticator, recoveryCodes })),
  ),
)

for (const held of every) {
  const name = `${held.passkeys} passkeys, ${held.authenticator ? 'an' : 'no'} authenticator, ${held.recoveryCodes} recovery codes`
  const factor = held.passkeys > 0 || held.authenticator

  test(`${name}: the methods offered are the ones there`, () => {
    assert.equal(hasSecondFactor(held), factor)
    const methods = offeredMethods(held)
    assert.equal(methods.includes('passkey'), held.passkeys > 0)
    assert.equal(methods.includes('authenticator'), held.authenticator)
    assert.equal(methods.includes('recovery-code'), factor && held.recoveryCodes > 0)
  })

  test(`${name}: a short password asks for a factor exactly where none is`, () => {
    assert.equal(mustAddSecondFactor('with-second-factor', held), !factor)
    assert.equal(mustAddSecondFactor('alone', held), false)
  })

  test(`${name}: only a short password keeps the last factor`, () => {
    const factors = held.passkeys + (held.authenticator ? 1 : 0)
    if (held.passkeys > 0) assert.equal(canRemoveFactor('with-second-factor', held, 'passkey'), factors > 1)
    if (held.authenticator) assert.equal(canRemoveFactor('with-second-factor', held, 'authenticator'), factors > 1)
    assert.equal(canRemoveFactor('alone', held, 'passkey'), true)
    assert.equal(canRemoveFactor('alone', held, 'authenticator'), true)
  })
}

test('the passkey, which no imitation page can ask for, comes first', () => {
  assert.deepEqual(offeredMethods({ passkeys: 1, authenticator: true, recoveryCodes: 3 }), [
    'passkey',
    'authenticator',
    'recovery-code',
  ])
})
