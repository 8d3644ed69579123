import { queuePostCharges } from '#modules/charges'
import { ensureSigners, findPublishingRefusal } from '#modules/credentials'
import type { Settings } from '#platform/config/settings.ts'
import type { ReadinessCheck } from '#platform/http/health.ts'
import { listen } from '#platform/http/server.ts'
import { startWorker } from '#platform/jobs/worker.ts'
import type { Log } from '#platform/log/log.ts'
import { schedule } from '#worker/jobs.ts'
import { checkApplicationRole } from './check-application-role.ts'
import { checkBarcodeRoom } from './check-barcode-room.ts'
import { claimInstallation } from './claim-installation.ts'
import { composeModules } from './compose-modules.ts'
import { compose } from './compose.ts'
import { beforeDemoCases } from './demo/cases.ts'
import { fillDemo } from './demo/fill.ts'
import { openDemo } from './demo/open-demo.ts'
import { openSaparDatabase, type OpenDatabase } from './open-database.ts'
import { openServices } from './open-services.ts'
import { prepareDatabase } from './prepare-database.ts'

export type StartSettings = {
  readonly settings: Settings
  readonly log: Log
  /** Told what goes on, in sentences for a person. */
  readonly report: (message: string) => void
  /** Which parts of the platform this process is. */
  readonly serve: boolean
  readonly work: boolean
  /** Fills an empty demonstration; a test hands in people of its own. */
  readonly fill?: typeof fillDemo
}

export type Running = { readonly url: URL | undefined; stop(): Promise<void> }

/** Brings the platform up, part by part; what fails stops what was started before it. */
export async function start({ settings, log, report, serve, work, fill = fillDemo }: StartSettings): Promise<Running> {
  const stops: (() => Promise<void>)[] = []
  let answer = stillStarting
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one()
  }
  try {
    const database = await openSaparDatabase(settings, { log, report })
    stops.push(() => database.close())
    await prepareDatabase(settings, database, report)
    await claimInstallation(database.ownerPool, settings)
    await checkApplicationRole(database.pool)
    // The port is taken before the demonstration is filled: a taken port is told at once, and by nothing half done.
    const door = serve
      ? await listen({ host: settings.host, port: settings.port, fetch: (request, env) => answer(request, env) })
      : undefined
    if (door) stops.push(() => door.close())
    const publicUrl =
      door && settings.publicUrl.port === '0' ? withPort(settings.publicUrl, door.port) : settings.publicUrl
    const opened = await openServices({ ...settings, publicUrl }, database, log)
    stops.push(() => opened.close())
    const modules = await composeModules(opened.services)
    checkBarcodeRoom(modules.credentials, await modules.reference.today())
    const demo = opened.letterBox && openDemo(modules, opened.letterBox)
    await ensureSigners(
      demo ? { ...modules.credentials, clock: beforeDemoCases(modules.credentials.clock) } : modules.credentials,
    )
    const sapar = compose(opened.services, modules, { demo, readiness: readinessOf(database) })
    if (demo) await fill(opened.services, modules, report)
    if (work && settings.workers > 0) {
      const worker = await startWorker({
        ownerPool: database.ownerPool,
        jobs: sapar.jobs,
        schedule,
        concurrency: settings.workers,
        log,
      })
      stops.push(() => worker.stop())
    }
    await queuePostCharges(database.db)
    answer = sapar.fetch
    return { url: door && publicUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Fetch = (request: Request, env?: object) => Response | Promise<Response>

/** Until everything is up, the door is open and says so. */
const stillStarting: Fetch = () =>
  new Response('Sapar is starting. Please try again in a few seconds.\n', {
    status: 503,
    headers: { 'Retry-After': '5' },
  })

function withPort(url: URL, port: number): URL {
  const changed = new URL(url)
  changed.port = String(port)
  return changed
}

function readinessOf({ pool, db }: OpenDatabase): ReadinessCheck[] {
  return [
    {
      name: 'database',
      check: async () => {
        await pool.query('select 1 from accounts limit 1')
      },
    },
    {
      // cards are still cancelled; that carriers do not hear of it is for the operator's alarm, not for the balancer
      name: 'publishing',
      isAdvisory: true,
      check: async () => {
        const refusal = await findPublishingRefusal(db)
        if (refusal) throw new Error(refusal.because)
      },
    },
  ]
}
