import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { Modules } from '#app/compose-modules.ts'
import { addDemoPeople, fillDemo } from '#app/demo/fill.ts'
import type { Services } from '#app/services.ts'
import { start } from '#app/start.ts'
import { readSettings, type Settings } from '#platform/config/settings.ts'
import type { ConnectionOptions } from '#platform/db/database.ts'
import { openLog } from '#platform/log/log.ts'
import { testServer } from './database.ts'
import { cloneTemplate, poolsFor } from './database-server.ts'
import { aJourneyPerson, type JourneyPerson, type PersonWishes } from './journey-people.ts'

export type RunningSapar = {
  readonly url: URL
  /** To look into the database, and to do to it what no page can, as ending a session in the middle of a form. */
  readonly database: pg.Pool
  /** Somebody new with an account and a card. */
  person(wishes?: PersonWishes): Promise<JourneyPerson>
  stop(): Promise<void>
}

/**
 * The whole platform in this process, as `npm start` brings it up: demo mode, real SMTP and SMPP, jobs worked on, the real
 * clock, a free port; on a database of its own. It holds the people of the start page only, or the whole demonstration.
 */
export async function runningSapar(holding: 'people' | 'demonstration' = 'people'): Promise<RunningSapar> {
  const server = await testServer()
  const name = await cloneTemplate(server)
  const dataDir = await mkdtemp(join(tmpdir(), 'sapar-journey-'))
  const fill = holding === 'people' ? addDemoPeople : fillDemo
  let inside: readonly [Services, Modules] | undefined
  const running = await start({
    settings: settingsFor(dataDir, urlOf(server.application, name), urlOf(server.owner, name)),
    log: openLog({ level: 'error' }),
    report: () => {},
    serve: true,
    work: true,
    fill: (services, modules, report) => {
      inside = [services, modules]
      return fill(services, modules, report)
    },
  })
  assert.ok(running.url && inside)
  const [services, modules] = inside
  const database = poolsFor(server, name).owner
  return {
    url: running.url,
    database,
    person: (wishes = {}) => aJourneyPerson(services, modules, wishes),
    stop: async () => {
      await running.stop()
      await database.end()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function settingsFor(dataDir: string, applicationUrl: string, ownerUrl: string): Settings {
  const settings = readSettings({
    PORT: '0',
    SAPAR_DEMO: '1',
    SAPAR_DATA: dataDir,
    DATABASE_URL: applicationUrl,
    DATABASE_OWNER_URL: ownerUrl,
  })
  assert.ok(settings.ok, 'the settings of a journey')
  return settings.value
}

/** The test server listens on a unix socket; as an operator would write it, for `pg` reads the folder from `host`. */
function urlOf({ host = '', port = 5432, user = '' }: ConnectionOptions, database: string): string {
  return `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
}
