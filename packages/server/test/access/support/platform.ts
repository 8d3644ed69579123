import { randomBytes } from 'node:crypto'
import { compose, type Sapar } from '#app/compose.ts'
import { composeModules, type Modules } from '#app/compose-modules.ts'
import { openLetterBox } from '#app/demo/inbox.ts'
import { openDemo } from '#app/demo/open-demo.ts'
import type { Services } from '#app/services.ts'
import { refuse } from '#kernel/result.ts'
import { ensureSigners } from '#modules/credentials'
import { loadProfile } from '#modules/reference'
import { openFingerprint } from '#platform/keys/fingerprint.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import { openLog } from '#platform/log/log.ts'
import { startCodeReader } from '#platform/pictures/code-reader.ts'
import { startUploadSanitiser } from '#platform/pictures/sanitise-upload.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { testDocuments } from '#test/support/documents.ts'
import { memorySigningKeys } from '#test/support/memory-signing-keys.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import { silentCarriers } from './silent-carriers.ts'

export type Platform = TestDatabase & {
  readonly services: Services
  readonly modules: Modules
  readonly sapar: Sapar
  /** What the platform reported as its own failure since this was last emptied; a test of an answer quotes it. */
  readonly failures: unknown[]
}

type Wishes = {
  readonly database?: TestDatabase
  readonly carriers?: Services['carriers']
  readonly acquirer?: Services['acquirer']
}

const profile = new URL('../../../profiles/kz.json', import.meta.url)

/** The whole platform as `app/` composes it, on a database of its own; only the clock is a test's. Nothing listens. */
export async function openPlatform(wishes: Wishes = {}): Promise<Platform> {
  const t = wishes.database ?? (await testDatabase())
  const loaded = await loadProfile(t, profile)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal))
  const sanitiser = startUploadSanitiser({ onFailure: () => {} })
  const codes = startCodeReader({ onFailure: () => {} })
  const failures: unknown[] = []
  const services: Services = {
    ...t,
    randomBytes,
    log: Object.assign(openLog({ level: 'silent' }), { error: (failure: unknown) => failures.push(failure) }),
    sealer: openSealer(new Uint8Array(32).fill(9)),
    fingerprint: openFingerprint(new Uint8Array(32).fill(9)),
    files: memoryFileStore(),
    keys: memorySigningKeys(),
    published: memoryFileStore(),
    statusLists: { slots: 1_024, ttlSeconds: 300, expiresAfterSeconds: 172_800 },
    witnesses: [],
    documents: testDocuments,
    sanitiseUpload: sanitiser.sanitiseUpload,
    readCode: codes.readCode,
    readPassport: () => Promise.resolve(refuse({ code: 'passport-photo-unreadable', because: 'zone-not-found' })),
    carriers: wishes.carriers ?? silentCarriers,
    acquirer: wishes.acquirer,
    site: {
      publicUrl: new URL('http://localhost:3000'),
      isDemo: true,
      issuerCode: 'UTO',
      issuerCountry: 'UT',
      authorityName: 'Sapar',
      trustedProxies: 0,
    },
  }
  const modules = await composeModules(services)
  await ensureSigners(modules.credentials)
  const demo = openDemo(modules, openLetterBox(services))
  return {
    ...t,
    services,
    modules,
    failures,
    sapar: compose(services, modules, { demo, readiness: [] }),
    close: async () => {
      await sanitiser.close()
      await codes.close()
      await t.close()
    },
  }
}
