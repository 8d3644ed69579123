import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeSettings } from './describe-settings.ts'
import { variables, type Variable } from './variables.ts'

const rows = describeSettings()

test('each variable has a row that says what it is for', () => {
  assert.deepEqual(
    rows.map(({ name }) => name),
    Object.keys(variables),
  )
  for (const { name, description, type } of rows) {
    assert.match(description, /^[A-Z].*\.$/s, name)
    assert.notEqual(type, '', name)
  }
})

test('each written default fits its own variable', () => {
  for (const [name, variable] of Object.entries<Variable<unknown>>(variables)) {
    if (variable.default === undefined) continue
    assert.ok(variable.kind.schema.safeParse(variable.default).success, name)
    assert.equal(variable.otherwise, undefined, `${name} has two defaults`)
  }
})

test('whatever carries a password is marked as secret', () => {
  const carriers = rows.filter(({ type, name }) => /password|whsec/.test(type) || name.endsWith('_SECRET'))
  assert.ok(carriers.length >= 6)
  assert.deepEqual(
    carriers.filter(({ isSecret }) => !isSecret),
    [],
  )
})
