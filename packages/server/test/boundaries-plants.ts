/** A file with one import in it. */
export type Plant = { readonly path: string; readonly source: string }
/** One that the linter has to catch, and what it has to say. */
export type Violation = Plant & { readonly breaks: string }

const src = 'packages/server/src'

const importing = (path: string, from: string): Plant => ({
  path,
  source: `import { x } from '${from}'\nexport const y = x\n`,
})

const violating = (path: string, from: string, breaks: string): Violation => ({ ...importing(path, from), breaks })

/** One violation of every kind, in the order of the architecture's rules. */
export const violations: readonly Violation[] = [
  violating('packages/verifier/src/a.ts', 'node:crypto', 'Rule 0'),
  violating('packages/verifier/src/b.ts', 'jose', 'Rule 0'),
  violating('packages/verifier/src/c.ts', '../../server/src/kernel/result.ts', 'Rule 0'),
  violating(`${src}/kernel/a.ts`, 'node:crypto', 'Rule 1'),
  violating(`${src}/kernel/b.ts`, 'zod', 'Rule 1'),
  violating(`${src}/kernel/c.ts`, '@sapar/verifier/format', 'Rule 1'),
  violating(`${src}/kernel/d.ts`, '#domain/grounds.ts', 'Rule 1'),
  violating(`${src}/domain/a.ts`, 'node:crypto', 'Rule 2'),
  violating(`${src}/domain/b.ts`, 'fs', 'Rule 2'),
  violating(`${src}/domain/c.ts`, 'zod', 'Rule 2'),
  violating(`${src}/domain/d.ts`, '@sapar/verifier', 'Rule 2'),
  violating(`${src}/domain/e.ts`, '#platform/db/database.ts', 'Rule 2'),
  violating(`${src}/domain/f.ts`, '#locales/en.ts', 'Rule 2'),
  violating(`${src}/platform/a.ts`, '#domain/grounds.ts', 'Rule 3'),
  violating(`${src}/platform/b.ts`, '#modules/cards', 'Rule 3'),
  violating('packages/server/locales/a.ts', '#modules/cards', 'Rule 3'),
  violating(`${src}/modules/cards/a.ts`, '#platform/http/page.ts', 'Rule 4: a module does not import platform/http'),
  violating(`${src}/modules/cards/b.ts`, '../audit/record-event.ts', 'Rule 4: another module is imported only through'),
  violating(
    `${src}/modules/cards/c.ts`,
    '#modules/audit/record-event',
    'Rule 4: another module is imported only through',
  ),
  violating(`${src}/modules/cards/d.ts`, '#modules/review', 'Rule 4: a module imports only earlier ones'),
  violating(`${src}/modules/cards/e.ts`, '#modules/cellar', 'Rule 4: this module has no place'),
  violating(`${src}/modules/cellar/a.ts`, '#kernel/result.ts', 'Rule 4: this module has no place'),
  violating(`${src}/modules/cards/f.ts`, '#web/shared/page.tsx', 'Rule 4: a module imports kernel'),
  violating(`${src}/modules/cards/g.ts`, '#app/serve.ts', 'Rule 4: a module imports kernel'),
  violating(`${src}/web/public/a.tsx`, '../holder/account.tsx', 'Rule 5: the folders of web'),
  violating(`${src}/web/holder/a.tsx`, '#web/office/queue.tsx', 'Rule 5: the folders of web'),
  violating(`${src}/web/office/a.tsx`, '#web/public/start.tsx', 'Rule 5: the folders of web'),
  violating(`${src}/web/shared/a.tsx`, '#web/holder/account.tsx', 'Rule 5: the folders of web'),
  violating(`${src}/web/holder/b.tsx`, '../../cli/serve.ts', 'Rule 5: web, api, cli and worker'),
  violating(`${src}/web/holder/c.tsx`, '#app/serve.ts', 'Rule 5: web, api, cli and worker'),
  violating(
    `${src}/web/holder/d.tsx`,
    '../../modules/cards/card-store.ts',
    'Rule 4: another module is imported only through',
  ),
  violating(`${src}/api/v1/a.ts`, '#web/shared/page.tsx', 'Rule 5: web, api, cli and worker'),
  violating(`${src}/cli/a.ts`, '#worker/schedule.ts', 'Rule 5: web, api, cli and worker'),
  violating(`${src}/worker/a.ts`, '#cli/serve.ts', 'Rule 5: web, api, cli and worker'),
  violating(`${src}/app/a.ts`, '../main.ts', 'Rule 6'),
  violating(`${src}/app/b.ts`, '#test/builders/card.ts', 'Rule 8'),
  violating(`${src}/app/c.ts`, '../../test/support/clock.ts', 'Rule 8'),
  violating(`${src}/kernel/e.ts`, './result.test.ts', 'Rule 8'),
  violating(`${src}/modules/cards/h.ts`, '../../platform/db/database.ts', 'Between folders'),
  violating(`${src}/modules/cards/i.ts`, '#modules/cards', 'Between folders'),
  violating(`${src}/cellar/a.ts`, '#kernel/result.ts', 'This folder has no place'),
  // Every form of import counts.
  {
    path: `${src}/kernel/f.ts`,
    source: "import type { X } from '#domain/x.ts'\nexport type Y = X\n",
    breaks: 'Rule 1',
  },
  { path: `${src}/kernel/g.ts`, source: "export type { X } from '#domain/x.ts'\n", breaks: 'Rule 1' },
  { path: `${src}/kernel/h.ts`, source: "export * from '#domain/x.ts'\n", breaks: 'Rule 1' },
  { path: `${src}/kernel/i.ts`, source: "export const x = () => import('#domain/x.ts')\n", breaks: 'Rule 1' },
  { path: `${src}/kernel/j.ts`, source: "export type X = import('#domain/x.ts').X\n", breaks: 'Rule 1' },
  // Rule 7, types included.
  {
    path: `${src}/domain/ring-a.ts`,
    source: "import type { B } from './ring-b.ts'\nexport type A = B | 1\n",
    breaks: 'ependency cycle',
  },
  {
    path: `${src}/domain/ring-b.ts`,
    source: "import type { A } from '#domain/ring-a.ts'\nexport type B = A | 2\n",
    breaks: 'ependency cycle',
  },
  // Time, chance and ids are handed in.
  { path: `${src}/domain/g.ts`, source: 'export const x = () => new Date()\n', breaks: 'Time, chance and ids' },
  { path: `${src}/modules/cards/j.ts`, source: 'export const x = () => Date.now()\n', breaks: 'Time, chance and ids' },
  { path: `${src}/web/holder/e.ts`, source: 'export const x = () => Math.random()\n', breaks: 'Time, chance and ids' },
  {
    path: `${src}/modules/cards/k.ts`,
    source: 'export const x = () => crypto.randomUUID()\n',
    breaks: 'Time, chance and ids',
  },
]

/** What the rule allows, so that it is known to tell the two apart. */
export const allowed: readonly Plant[] = [
  importing('packages/verifier/src/good.ts', './format/index.ts'),
  importing('packages/verifier/src/good.test.ts', 'node:test'),
  importing(`${src}/kernel/good.ts`, './clock.ts'),
  importing(`${src}/domain/good-a.ts`, '#kernel/result.ts'),
  importing(`${src}/domain/good-b.ts`, '@sapar/verifier/format'),
  importing(`${src}/domain/good-c.ts`, './cards/life-cycle.ts'),
  importing(`${src}/domain/good.test.ts`, '#modules/review'),
  importing(`${src}/platform/mail/good.ts`, 'nodemailer'),
  importing(`${src}/platform/mail/good-a.ts`, '../log/log.ts'),
  importing(`${src}/modules/review/good-a.ts`, '#modules/cards'),
  importing(`${src}/modules/review/good-b.ts`, '#platform/db/database.ts'),
  importing(`${src}/modules/review/good-c.ts`, './inside/store.ts'),
  importing(`${src}/web/office/good-a.tsx`, '#web/shared/page.tsx'),
  importing(`${src}/web/office/good-b.tsx`, '#modules/review'),
  importing(`${src}/web/office/good-c.tsx`, '#locales/en.ts'),
  importing(`${src}/app/good.ts`, '#web/office/queue.tsx'),
  importing(`${src}/main.ts`, './app/serve.ts'),
  { path: `${src}/domain/good-d.ts`, source: 'export const x = (at: number) => new Date(at)\n' },
  { path: `${src}/platform/good.ts`, source: 'export const x = () => new Date()\n' },
]
