import type { StaffRole } from '#domain/people/staff-roles.ts'
import { caseWorkers } from '../../shared/access.ts'
import { route, type Route } from '../../shared/route.ts'
import type { OfficeDeps } from '../deps.ts'
import type { OfficePage } from '../shared/office-page.ts'
import { claim, open, release, renew, showEvidence, writeNote } from './case-actions.ts'
import { showCase } from './show-case.ts'

const path = '/office/cases/:caseId'
const objects = { caseId: 'case' } as const
/** An administrator opens no cases; an auditor reads. The use cases check the same once more. */
const caseReaders: readonly StaffRole[] = ['officer', 'supervisor', 'auditor']
const reading = { kind: 'staff', roles: caseReaders } as const
const working = { kind: 'staff', roles: caseWorkers } as const

const post = (part: string, access: typeof reading, handle: (page: OfficePage) => Promise<Response>) =>
  route({ method: 'POST', path: `${path}/${part}`, access, objects, handle })

export const caseRoutes: readonly Route<OfficeDeps>[] = [
  route({ method: 'GET', path, access: reading, objects, handle: showCase }),
  post('open', reading, open),
  post('claim', working, claim),
  post('release', working, release),
  post('renew', working, renew),
  post('notes', working, writeNote),
  route({
    method: 'GET',
    path: `${path}/evidence/:fileId/pages/:pageNumber`,
    access: reading,
    objects: { ...objects, fileId: 'evidence-file', pageNumber: 'page-number' },
    handle: showEvidence,
  }),
]
