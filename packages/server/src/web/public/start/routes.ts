import { route, type Route } from '../../shared/route.ts'
import type { PublicDeps } from '../deps.ts'
import { StartPage } from './start-page.tsx'

export const startRoutes: readonly Route<PublicDeps>[] = [
  route({
    method: 'GET',
    path: '/',
    access: { kind: 'public', because: 'the start page of the site' },
    handle: (page) => page.html(StartPage({ page })),
  }),
]
