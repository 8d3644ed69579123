import { createHash } from 'node:crypto'
import type { Assets } from '../../shared/assets.ts'

/** The page that the service worker keeps, and the files that it needs without a network. */
export const gatePath = '/verify/gate'

const files = ['gate.css', 'gate.js', 'gate-icon.svg', 'zxing.wasm'] as const

/**
 * The service worker's text. The version is a hash of all that it keeps: a new one is fetched by the browser itself, which
 * compares the text byte for byte (Service Workers, Update algorithm).
 * @param page the page as rendered, in any language
 */
export function serviceWorkerText(assets: Assets, page: string): string {
  const script = assets.find(assets.url('gate-service-worker.js').slice('/assets/'.length))
  if (!script) throw new Error('there is no service worker among the assets')
  const addresses = [...files.map((name) => assets.url(name)), `${gatePath}/practice.json`]
  const version = createHash('sha256').update(page).update(addresses.join(' ')).digest('base64url').slice(0, 12)
  const shell = JSON.stringify({ version, page: gatePath, addresses })
  return `const shell = ${shell};\n${Buffer.from(script.body).toString()}`
}
