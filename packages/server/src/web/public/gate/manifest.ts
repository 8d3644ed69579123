import type { Assets } from '../../shared/assets.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { gatePath } from './service-worker.ts'

/** What makes the page installable (W3C Web Application Manifest). */
export function manifestOf(page: Page<undefined, PublicDeps>, assets: Assets): string {
  const { gate, common } = page.t
  return JSON.stringify({
    id: gatePath,
    name: `${gate.title} – ${common.siteName}`,
    short_name: gate.title,
    description: gate.description,
    lang: page.language,
    start_url: gatePath,
    scope: gatePath,
    display: 'standalone',
    orientation: 'any',
    background_color: '#f6f2ea',
    theme_color: '#0b5d5e',
    icons: [
      { src: assets.url('gate-icon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' },
      ...[192, 512].map((edge) => ({
        src: assets.url(`gate-icon-${edge}.png`),
        sizes: `${edge}x${edge}`,
        type: 'image/png',
        purpose: 'any maskable',
      })),
    ],
  })
}
