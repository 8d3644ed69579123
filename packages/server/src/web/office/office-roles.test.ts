import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { staffRoles, type StaffRole } from '#domain/people/staff-roles.ts'
import { findRequest } from '#modules/cancellations'
import { aRequest } from '#test/builders/request.ts'
import { officeSite, type OfficeSite } from '#test/support/office-site.ts'
import { caseRoutes } from './case/routes.ts'
import { decideCaseRoutes } from './decide-case/routes.ts'
import { queueRoutes } from './queue/routes.ts'

let t: OfficeSite
before(async () => {
  t = await officeSite()
})
after(() => t.close())

const everybody: readonly StaffRole[] = staffRoles
const readers: readonly StaffRole[] = ['officer', 'supervisor', 'auditor']
const workers: readonly StaffRole[] = ['officer', 'supervisor']

/** Who comes in where; the table is complete, so a new route must find its line here. */
const doors: Readonly<Record<string, readonly StaffRole[]>> = {
  'GET /office': everybody,
  'POST /office/next': workers,
  'GET /office/cases/:caseId': readers,
  'POST /office/cases/:caseId/open': readers,
  'POST /office/cases/:caseId/claim': workers,
  'POST /office/cases/:caseId/release': workers,
  'POST /office/cases/:caseId/renew': workers,
  'POST /office/cases/:caseId/notes': workers,
  'GET /office/cases/:caseId/evidence/:fileId/pages/:pageNumber': readers,
  'GET /office/cases/:caseId/approve': workers,
  'POST /office/cases/:caseId/approve': workers,
  'GET /office/cases/:caseId/return': workers,
  'POST /office/cases/:caseId/return': workers,
  'GET /office/cases/:caseId/refuse': workers,
  'POST /office/cases/:caseId/refuse': workers,
  'GET /office/cases/:caseId/exit': workers,
  'POST /office/cases/:caseId/exit': workers,
}
const routes = [...queueRoutes, ...caseRoutes, ...decideCaseRoutes]

test('every route has its line in the table', () => {
  const names = routes.map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(names.toSorted(), Object.keys(doors).toSorted())
})

test('every other role is turned away with 403, before anything is looked up', async () => {
  for (const role of staffRoles) {
    const member = await t.join(role)
    for (const [door, roles] of Object.entries(doors)) {
      const [method, path = ''] = door.split(' ')
      const request = await aRequest(t)
      const address = path.replace(':caseId', request.id).replace(':fileId', t.newId()).replace(':pageNumber', '1')
      const { status } = method === 'GET' ? await member.get(address) : await member.post(address, { do: 'send' })
      assert.equal(status === 403, !roles.includes(role), `${role} at ${door}: ${status}`)
      if (!roles.includes(role)) {
        assert.equal((await findRequest(t.db, [request.holderId], request.id))?.state, 'submitted')
      }
    }
  }
})

test('an auditor reads a case with a reason and finds no button that changes it', async () => {
  const auditor = await t.join('auditor')
  const request = await aRequest(t)
  const path = `/office/cases/${request.id}`
  assert.equal((await auditor.post(`${path}/open`, { reason: 'audit' })).location, path)
  const { html } = await auditor.get(path)
  assert.ok(html.includes('Eriksson'))
  assert.match(html, /Your role reads cases and decides none/)
  const forms = Array.from(html.matchAll(/<form[^>]* action="([^"]+)"/g), ([, action]) => action)
  assert.deepEqual(forms, ['/office/sign-out'])
})

test('without a session every page leads to the office’s own sign-in', async () => {
  const response = await t.fetch(new Request('http://127.0.0.1:3000/office'))
  assert.equal(response.status, 303)
  assert.match(response.headers.get('location') ?? '', /^\/office\/sign-in/)
})
