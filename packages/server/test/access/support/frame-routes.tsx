import type { HolderSession } from '#modules/accounts'
import { Document } from '#web/shared/components/document.tsx'
import { Form, shownValue, shownValues } from '#web/shared/components/form.tsx'
import type { WebDeps } from '#web/shared/deps.ts'
import type { Page } from '#web/shared/page.ts'
import { route, type Route } from '#web/shared/route.ts'

const access = { kind: 'holder' } as const
const GET = 'GET'

/** One route for each thing that the frame itself does; `notes` collects what was really sent. */
export function frameHolderRoutes(notes: string[]): Route<WebDeps>[] {
  return [
    route({ method: GET, path: '/account', access, handle: showHome }),
    route({ method: GET, path: '/account/thing/:thingId', access, objects: { thingId: 'card' }, handle: showHome }),
    route({
      method: GET,
      path: '/account/security/second-factor',
      access: { kind: 'holder', beforeSecondFactor: true },
      handle: showHome,
    }),
    route({ method: GET, path: '/account/note', access, handle: showNote }),
    route({
      method: 'POST',
      path: '/account/note',
      access,
      handle: (page) => {
        notes.push(page.field('note'))
        return page.redirect('/account')
      },
    }),
    route({
      method: GET,
      path: '/account/broken',
      access,
      handle: () => fail('column "secret" does not exist', '42703'),
    }),
    route({ method: GET, path: '/account/away', access, handle: () => fail('the database starts', '57P03') }),
    route({
      method: GET,
      path: '/account/demo',
      access: { kind: 'demo', because: 'a test' },
      handle: (page) => page.c.text('the demonstration'),
    }),
  ]
}

export const frameOfficeRoutes: readonly Route<WebDeps>[] = [
  route({
    method: GET,
    path: '/office/thing',
    access: { kind: 'staff', roles: ['officer'] },
    handle: (page) => page.c.text('secret of the office'),
  }),
]

function fail(message: string, code: string): never {
  throw Object.assign(new Error(message), { code })
}

type HolderPage = Page<HolderSession>

function showHome(page: HolderPage): Promise<Response> {
  const words = `${page.session.userName} sees ${page.language}`
  return page.html(
    <Document page={page} title={words} look="holder">
      <h1>{words}</h1>
    </Document>,
  )
}

function showNote(page: HolderPage): Promise<Response> {
  return page.html(
    <Document page={page} title="A note" look="holder" hasForm>
      <h1>A note</h1>
      <Form page={page}>
        <input name="note" value={shownValue(page, 'note')} data-kinds={shownValues(page, 'kinds').join(' ')} />
      </Form>
    </Document>,
  )
}
