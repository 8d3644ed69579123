import type { Clock } from '#kernel/clock.ts'
import type { NewId } from '#kernel/ids.ts'
import type { ReferenceSource } from '#modules/reference'
import type { Database } from '#platform/db/database.ts'
import type { Log } from '#platform/log/log.ts'
import type { Assets } from './assets.ts'

/** What every page may use. Each web app adds the ports of its own use cases. */
export type WebDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly reference: ReferenceSource
  readonly log: Log
  readonly assets: Assets
  readonly site: Site
}

/** Which installation this is: shown on every page, so that people can tell it from a look-alike. */
export type Site = {
  readonly publicUrl: URL
  readonly isDemo: boolean
  /** `UTO`, the specimen state, until an operator sets its own identity. */
  readonly issuerCode: string
  /** Proxies in front of us whose X-Forwarded-For we believe, counted from the right. */
  readonly trustedProxies: number
}
