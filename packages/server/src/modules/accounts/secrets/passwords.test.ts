import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import { argon2Parameters, fitsHash, hashPassword, isOutdated } from './argon2.ts'
import { loadCommonPasswords } from './common-passwords.ts'
import { openPasswords } from './passwords.ts'

const quick = { memory: 8, passes: 1, parallelism: 1 }

describe('an argon2id hash', () => {
  test('is a PHC string that fits its password and no other', async () => {
    const hash = await hashPassword('пароль 密码', quick, randomBytes)
    assert.match(hash, /^\$argon2id\$v=19\$m=8,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    assert.equal(await fitsHash('пароль 密码', hash), true)
    assert.equal(await fitsHash('пароль 密码 ', hash), false)
  })

  test('of one password is never the same twice', async () => {
    assert.notEqual(await hashPassword('a', quick, randomBytes), await hashPassword('a', quick, randomBytes))
  })

  test('with other parameters is read by its own, and known as outdated', async () => {
    const old = await hashPassword('a', { memory: 16, passes: 2, parallelism: 1 }, randomBytes)
    assert.equal(await fitsHash('a', old), true)
    assert.equal(isOutdated(old, quick), true)
    assert.equal(isOutdated(old, { memory: 16, passes: 2, parallelism: 1 }), false)
  })

  test('that is damaged is an error, not a wrong password', async () => {
    await assert.rejects(fitsHash('a', '$2b$10$abcdefghijklmnopqrstuv'), /not an argon2id PHC string/)
  })

  test('costs at least what OWASP asks for', () => {
    assert.ok(argon2Parameters.memory >= 19_456 && argon2Parameters.passes >= 2)
  })
})

describe('passwords', () => {
  test('are the same however their letters are composed', async () => {
    const passwords = await openPasswords({ parameters: quick, randomBytes })
    const hash = await passwords.hash('Cafe\u0301 by the sea')
    assert.ok(hash.ok)
    assert.deepEqual(await passwords.verify('Café by the sea', hash.value), {
      ok: true,
      value: { fits: true, isOutdated: false },
    })
  })

  test('without a stored hash cost the same work for the answer no', async () => {
    const passwords = await openPasswords({ parameters: quick, randomBytes })
    assert.deepEqual(await passwords.verify('anything', undefined), {
      ok: true,
      value: { fits: false, isOutdated: false },
    })
  })

  test('are hashed a few at a time; a flood is refused at once and over when it is over', async () => {
    const passwords = await openPasswords({
      parameters: { ...quick, memory: 1_024 },
      randomBytes,
      places: 1,
      queueLimit: 3,
    })
    const answers = await Promise.all(Array.from({ length: 10 }, () => passwords.hash('a')))
    assert.equal(answers.filter((answer) => answer.ok).length, 4)
    assert.deepEqual(answers.at(-1), { ok: false, refusal: { code: 'busy' } })
    assert.equal((await passwords.hash('a')).ok, true)
  })

  test('give their turn back when a stored hash is damaged', async () => {
    const passwords = await openPasswords({ parameters: quick, randomBytes, places: 1, queueLimit: 0 })
    await assert.rejects(passwords.verify('a', 'damaged'))
    assert.equal((await passwords.hash('a')).ok, true)
  })
})

test('the shipped list knows the commonest passwords and no sentence', async () => {
  const isCommon = await loadCommonPasswords()
  for (const common of ['password', '12345678', 'qwertyuiop', '1q2w3e4r5t'])
    assert.equal(isCommon(common), true, common)
  for (const other of ['moss lantern harbour 7', '', '# The commonest']) assert.equal(isCommon(other), false, other)
})
