import { join } from 'node:path'
import type { Settings } from '#platform/config/settings.ts'
import { openDocuments } from '#platform/documents/typst-documents.ts'
import { openFolderFileStore } from '#platform/files/folder-file-store.ts'
import { sealedFiles } from '#platform/files/sealed-files.ts'
import { openFingerprint } from '#platform/keys/fingerprint.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import type { Log } from '#platform/log/log.ts'
import { startPassportReader } from '#platform/passport-reader/passport-reader.ts'
import { startCodeReader } from '#platform/pictures/code-reader.ts'
import { startUploadSanitiser } from '#platform/pictures/sanitise-upload.ts'
import { openAcquirer } from './acquirer.ts'
import { openCarriers } from './carriers.ts'
import { openMasterKey } from './open-master-key.ts'
import { openProof } from './open-proof.ts'
import { openDemoCarriers } from './demo/carriers.ts'
import { openDemoAcquirer } from './demo/open-demo-acquirer.ts'
import { openLetterBox, type DemoLetterBox } from './demo/inbox.ts'
import type { OpenDatabase } from './open-database.ts'
import type { Services } from './services.ts'
import { systemClock, systemIds, systemRandom } from './system.ts'

export type OpenServices = {
  readonly services: Services
  /** In demo mode only. */
  readonly letterBox: DemoLetterBox | undefined
  close(): Promise<void>
}

/** Opens what reaches outside the process: files, keys, mail, SMS, the workers that clean pictures. */
export async function openServices(settings: Settings, database: OpenDatabase, log: Log): Promise<OpenServices> {
  const masterKey = await openMasterKey(settings.dataDir)
  const sanitiser = startUploadSanitiser({
    onFailure: (error) => log.error({ err: error }, 'cleaning an upload failed'),
  })
  const passports = startPassportReader({
    onFailure: (error) => log.error({ err: error }, 'reading a passport failed'),
  })
  const codes = startCodeReader({
    onFailure: (error) => log.error({ err: error }, 'reading a bar code failed'),
  })
  const letterBox = settings.isDemo ? openLetterBox({ db: database.db, newId: systemIds }) : undefined
  const carriers = letterBox
    ? await openDemoCarriers({ clock: systemClock, log, letterBox, authorityName: settings.authority.name })
    : openCarriers(settings, { clock: systemClock, log })
  const demoAcquirer = settings.isDemo ? await openDemoAcquirer(settings, { clock: systemClock, log }) : undefined
  const sealer = openSealer(masterKey)
  const services: Services = {
    db: database.db,
    clock: systemClock,
    newId: systemIds,
    randomBytes: systemRandom,
    log,
    sealer,
    fingerprint: openFingerprint(masterKey),
    files: sealedFiles(await openFolderFileStore(join(settings.dataDir, 'files'), systemClock), masterKey),
    ...(await openProof(settings, sealer)),
    documents: openDocuments(),
    sanitiseUpload: sanitiser.sanitiseUpload,
    readPassport: passports.readPassport,
    readCode: codes.readCode,
    carriers,
    acquirer: demoAcquirer ? demoAcquirer.acquirer : openAcquirer(settings, systemClock),
    site: {
      publicUrl: settings.publicUrl,
      isDemo: settings.isDemo,
      issuerCode: settings.authority.issuerCode,
      issuerCountry: settings.authority.country,
      authorityName: settings.authority.name,
      trustedProxies: settings.trustedProxies,
    },
  }
  return {
    services,
    letterBox,
    close: async () => {
      await carriers.close()
      await demoAcquirer?.close()
      await sanitiser.close()
      await passports.close()
      await codes.close()
    },
  }
}
