import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StartupProblem } from '#platform/startup-problem.ts'
import { checkRoutes, parametersOf } from './check-routes.ts'
import { route } from './route.ts'

const access = { kind: 'holder' } as const
const handle = () => new Response()

const problemWith = (routes: Parameters<typeof checkRoutes>[0]): string => {
  try {
    checkRoutes(routes)
  } catch (error) {
    assert.ok(error instanceof StartupProblem)
    return error.sentence
  }
  return assert.fail('the routes were taken')
}

test('a table in which every route says who may use it is taken', () => {
  checkRoutes([
    route({ method: 'GET', path: '/cards/:cardId', access, objects: { cardId: 'card' }, handle }),
    route({ method: 'POST', path: '/cards/:cardId', access, objects: { cardId: 'card' }, handle }),
  ])
})

test('a route without an access policy does not start (T-03)', () => {
  const careless = { method: 'GET', path: '/secrets' } as unknown as Parameters<typeof checkRoutes>[0][number]
  assert.equal(problemWith([careless]), 'The route GET /secrets declares no access policy.')
})

test('a parameter that nobody says the kind of does not start', () => {
  const path = '/requests/:requestId/files/:fileId'
  const half = route({ method: 'GET', path, access, objects: { requestId: 'request' }, handle })
  assert.equal(problemWith([half]), `The route GET ${path} does not say what fileId names.`)
})

test('the same method and path twice does not start: the second would never be reached', () => {
  const one = route({ method: 'GET', path: '/a', access, handle })
  assert.equal(problemWith([one, one]), 'The route GET /a is declared twice.')
})

test('parameters are read from the path in their order', () => {
  assert.deepEqual(parametersOf('/a/:first/b/:secondOne/c'), ['first', 'secondOne'])
  assert.deepEqual(parametersOf('/a/b'), [])
})
