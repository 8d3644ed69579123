import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeKinds, type ChangeKind } from './change.ts'
import { changePapers, missingPaper } from './papers.ts'

// Written a second time: kind, paper, whether nothing goes without it.
const written = [
  ['correct-data', 'proof-of-data', true],
  ['new-passport', 'new-passport-page', true],
  ['lost-card', 'police-report', false],
  ['extend', 'reason-to-stay', false],
] as const satisfies readonly (readonly [ChangeKind, string, boolean])[]

test('every kind has its paper, and only its own paper stands for it', () => {
  assert.deepEqual(
    written.map(([kind]) => kind),
    [...changeKinds],
  )
  for (const [kind, paper, isRequired] of written) {
    assert.equal(changePapers[kind].code, paper)
    const others = written.flatMap(([, other]) => (other === paper ? [] : [other]))
    const missing = isRequired ? { code: 'change-paper-missing', paper } : undefined
    for (const given of [[], others]) assert.deepEqual(missingPaper(kind, given), missing, kind)
    for (const given of [[paper], [paper, paper], [...others, paper]])
      assert.equal(missingPaper(kind, given), undefined)
  }
})
