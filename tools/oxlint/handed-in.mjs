import { locateFile } from './locate.mjs'

// Where the real clock and the real source of chance are made and handed out.
const sources = new Set(['platform', 'app', 'cli', 'main'])

const message =
  'Time, chance and ids are handed in (Clock, NewId), so that a test can set them. Take them as an argument; only platform, app, cli and main make them.'

export const handedIn = {
  meta: { type: 'problem', docs: { description: 'Keeps the wall clock and randomness out of rules and use cases' } },
  create(context) {
    const place = locateFile(context.filename)
    if (!place || place.isTest || sources.has(place.layer)) return {}
    return {
      NewExpression(node) {
        if (isName(node.callee, 'Date') && node.arguments.length === 0) context.report({ node, message })
      },
      CallExpression(node) {
        if (isForbidden(node.callee)) context.report({ node, message })
      },
    }
  },
}

function isForbidden(callee) {
  if (isName(callee, 'randomUUID')) return true
  if (callee.type !== 'MemberExpression') return false
  const { object, property } = callee
  return (
    (isName(object, 'Date') && isName(property, 'now')) ||
    (isName(object, 'Math') && isName(property, 'random')) ||
    isName(property, 'randomUUID')
  )
}

function isName(node, name) {
  return node.type === 'Identifier' && node.name === name
}
