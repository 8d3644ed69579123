import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindsInSms } from './placeholder-kinds.ts'
import { isTemplateCode, templateCodes, templateSpec } from './templates.ts'

for (const code of templateCodes) {
  const spec = templateSpec(code)
  const types = spec.placeholders

  test(`${code}: conditions and lists name placeholders that fit them`, () => {
    for (const { when, unless, list } of Object.values(spec.paragraphs)) {
      for (const condition of [when, unless]) {
        if (condition !== undefined) assert.match(types[condition] ?? 'absent', /\?$/, condition)
      }
      if (list !== undefined) assert.equal(types[list], 'local-texts')
    }
  })

  test(`${code}: it has a code and a time for it, or neither`, () => {
    const hasCode = Object.values(types).includes('code')
    assert.equal(spec.codeMinutes !== undefined, hasCode)
    // ASVS 6.5.5: a code by e-mail or SMS is good for ten minutes at most.
    assert.ok((spec.codeMinutes ?? 0) <= 10)
    // Letters are kept for years: no code may be among them.
    assert.ok(!(hasCode && spec.isLetter))
  })

  test(`${code}: whoever gets a mail is told what happens next`, () => {
    assert.ok(spec.channels.length > 0)
    const keys = Object.keys(spec.paragraphs)
    if (!spec.channels.includes('email')) assert.deepEqual(keys, [])
    else assert.deepEqual([keys[0], keys.at(-1)], ['opening', 'next'])
  })

  test(`${code}: letters are addressed to a person and name the card or the application, account mail neither`, () => {
    const kinds = Object.values(types)
    assert.equal(kinds.includes('person-name'), spec.isLetter)
    // an application has a reference and no card yet
    const names = kinds.includes('card-number') || (/^(application|fee)-/.test(code) && kinds.includes('reference'))
    assert.equal(names, spec.isLetter)
  })
}

test('no name, no words of others and nothing of the papers can stand in an SMS', () => {
  for (const kind of ['person-name', 'text', 'local-text', 'local-texts', 'path'] as const) {
    assert.ok(!kindsInSms.includes(kind), kind)
  }
})

test('codes of templates are told from other words', () => {
  assert.ok(isTemplateCode('card-cancelled'))
  for (const other of ['', 'toString', 'constructor', 'card-deleted']) assert.ok(!isTemplateCode(other), other)
})
