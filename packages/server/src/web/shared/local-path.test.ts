import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, oneof, property, string, array } from 'fast-check'
import { localPath, withQuery } from './local-path.ts'

test('a path of our own is kept as it is', () => {
  for (const path of ['/', '/account', '/account/cards/1?done=saved', '/official#how', '/账户/卡']) {
    assert.equal(localPath(path), path)
  }
})

test('what a browser may read as another place is refused', () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'account',
    ' /account',
    '/account\u0000',
    '/a b',
    '/a\\b',
    '',
    undefined,
    `/${'a'.repeat(500)}`,
    '/x/..//evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/a/%2e%2e//evil.example',
  ]
  for (const text of elsewhere) assert.equal(localPath(text), undefined, JSON.stringify(text))
})

// The pieces from which redirects to elsewhere are made; random text alone would hardly ever meet them.
const piece = oneof(
  constantFrom('/', '\\', '//', '\t', '\r', '\n', ':', '@', '.', '/..', '%2f', 'evil.example', 'https:'),
  string(),
)

test('whatever is let through stays on our own site', () => {
  check(
    property(array(piece, { maxLength: 6 }), (pieces) => {
      const path = localPath(`/${pieces.join('')}`)
      return path === undefined || new URL(path, 'https://sapar.example').origin === 'https://sapar.example'
    }),
    { numRuns: 5_000 },
  )
})

test('what is let through stays there with a parameter added', () => {
  check(
    property(array(piece, { maxLength: 6 }), (pieces) => {
      const path = localPath(`/${pieces.join('')}`)
      if (path === undefined) return true
      return new URL(withQuery(path, 'kept', 'x'), 'https://sapar.example').origin === 'https://sapar.example'
    }),
    { numRuns: 5_000 },
  )
})

test('a query parameter joins those that are there, and replaces its own', () => {
  assert.equal(withQuery('/a', 'next', '/b?c=d'), '/a?next=%2Fb%3Fc%3Dd')
  assert.equal(withQuery('/a?x=1', 'next', 'y'), '/a?x=1&next=y')
  assert.equal(withQuery('/a?next=1', 'next', '2'), '/a?next=2')
})
