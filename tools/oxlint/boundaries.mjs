// The import rule of the architecture, numbered as there. `mayImport` names layers; a layer always may import itself.
// `packages` says which npm packages and Node built-ins a layer may use.
import { locateFile, locateImport } from './locate.mjs'

const any = () => true
const none = () => false

const layers = {
  verifier: { rule: 0, mayImport: [], packages: none },
  kernel: { rule: 1, mayImport: [], packages: none },
  domain: { rule: 2, mayImport: ['kernel'], packages: (name) => name === '@sapar/verifier/format' },
  platform: { rule: 3, mayImport: ['kernel'], packages: any },
  locales: { rule: 3, mayImport: ['kernel', 'domain'], packages: any },
  modules: { rule: 4, mayImport: ['kernel', 'domain', 'platform', 'modules', 'locales'], packages: any },
  web: { rule: 5, mayImport: ['kernel', 'domain', 'platform', 'modules', 'locales'], packages: any },
  api: { rule: 5, mayImport: ['kernel', 'domain', 'platform', 'modules', 'locales'], packages: any },
  cli: { rule: 5, mayImport: ['kernel', 'domain', 'platform', 'modules', 'locales'], packages: any },
  worker: { rule: 5, mayImport: ['kernel', 'domain', 'platform', 'modules', 'locales'], packages: any },
  app: {
    rule: 6,
    mayImport: ['kernel', 'domain', 'platform', 'modules', 'web', 'api', 'cli', 'worker', 'locales'],
    packages: any,
  },
  main: {
    rule: 6,
    mayImport: ['kernel', 'domain', 'platform', 'modules', 'web', 'api', 'cli', 'worker', 'locales', 'app'],
    packages: any,
  },
}

/** A module may import those before it. A new module gets its place here. */
const moduleOrder = [
  'audit',
  'reference',
  'notices',
  'accounts',
  'evidence',
  'credentials',
  'cards',
  'charges',
  'payments',
  'movements',
  'applications',
  'cancellations',
  'review',
  'channels',
  'statistics',
]

const rules = {
  0: 'Rule 0: the verifier stands alone: nothing of the server, no npm package, no Node built-in. Hand in what it needs, or move the code to the server.',
  1: 'Rule 1: kernel imports nothing. Hand the thing in as an argument, or move this file to platform.',
  2: 'Rule 2: domain imports only kernel and @sapar/verifier/format. Let the use case load the facts and pass them in.',
  3: 'Rule 3: platform and locales do not know what is above them. Hand it in from app, or move the code to a module.',
  4: 'Rule 4: a module imports kernel, domain, platform (not platform/http) and earlier modules, nothing above. Return a value and let the entry point present it.',
  '4 http':
    'Rule 4: a module does not import platform/http. Return a result, and let web or api turn it into a response.',
  '4 index':
    "Rule 4: another module is imported only through its index.ts. Write '#modules/<name>', and export there what others need.",
  '4 order': `Rule 4: a module imports only earlier ones in the order ${moduleOrder.join(' ')}. Turn the call round: let the later module call, or enqueue a job.`,
  '4 place':
    'Rule 4: this module has no place in the order. Give it one in tools/oxlint/boundaries.mjs and in the architecture.',
  5: 'Rule 5: web, api, cli and worker import modules, domain, platform and kernel, not each other and not app. Move what they share to a module, or hand it in from app.',
  '5 web': 'Rule 5: the folders of web do not import each other. Move what they share to web/shared.',
  6: 'Rule 6: only main stands above app. Hand it in as an argument.',
  8: 'Rule 8: production code does not import tests. Move what both need into the source folder.',
  folder:
    'This folder has no place in the import rule. Use one of the known folders, or add it to tools/oxlint/boundaries.mjs and to the architecture.',
  spelling:
    "Between folders imports are written '#kernel/…', '#domain/…', '#platform/…', '#modules/<name>', so that they read alike everywhere. Write this one so.",
}

/** The key in `rules` of the rule that is broken, or undefined. `from` and `to` as `locate.mjs` describes them. */
export function judge(from, to) {
  if (from.isTest) return undefined
  if (to.isTest) return '8'
  const layer = layers[from.layer]
  if (!layer || (to.layer && !layers[to.layer])) return 'folder'
  if (from.module && !moduleOrder.includes(from.module)) return '4 place'
  if (to.package) return layer.packages(to.package) ? undefined : layer.rule
  if (from.layer !== to.layer && !layer.mayImport.includes(to.layer)) return layer.rule
  if (to.layer === 'modules') return judgeModule(from, to)
  if (from.layer === 'modules' && to.layer === 'platform' && to.path.startsWith('http')) return '4 http'
  if (from.layer === 'web' && to.layer === 'web' && to.area !== from.area && to.area !== 'shared') return '5 web'
  return from.layer !== to.layer && to.isRelative && from.layer !== 'main' ? 'spelling' : undefined
}

function judgeModule(from, to) {
  if (from.module === to.module) return to.isRelative ? undefined : 'spelling'
  if (!moduleOrder.includes(to.module)) return '4 place'
  if (to.path !== 'index.ts') return '4 index'
  if (from.module && moduleOrder.indexOf(to.module) > moduleOrder.indexOf(from.module)) return '4 order'
  return to.isRelative ? 'spelling' : undefined
}

export const boundaries = {
  meta: { type: 'problem', docs: { description: 'Keeps the one direction of imports between the folders' } },
  create(context) {
    const from = locateFile(context.filename)
    if (!from) return {}
    const check = (source) => {
      if (typeof source?.value !== 'string') return
      const broken = judge(from, locateImport(source.value, context.filename))
      if (broken !== undefined) context.report({ node: source, message: rules[broken] })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source),
    }
  },
}
