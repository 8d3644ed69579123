import { join } from 'node:path'
import type { Settings } from '#platform/config/settings.ts'
import { openFolderFileStore } from '#platform/files/folder-file-store.ts'
import { openPkcs11SigningKeys } from '#platform/keys/pkcs11-signing-keys.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import { openSealedSigningKeys } from '#platform/keys/sealed-signing-keys.ts'
import type { SigningKeys } from '#platform/keys/signing-keys.ts'
import { splitSigningKeys } from '#platform/keys/split-signing-keys.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import { openS3ObjectStore } from '#platform/objects/s3-object-store.ts'
import type { Services } from './services.ts'
import { systemClock } from './system.ts'

type Proof = Pick<Services, 'keys' | 'published' | 'statusLists' | 'witnesses'>

const ttlSeconds = 300
/** Two days: a kit without a network at a border post is brought a new copy every day. */
const expiresAfterSeconds = 172_800

/** What signs, and where what is signed is published. */
export async function openProof(settings: Settings, sealer: Sealer): Promise<Proof> {
  return {
    keys: await openKeys(settings, sealer),
    published: await openPublished(settings),
    statusLists: { slots: settings.statusListSlots, ttlSeconds, expiresAfterSeconds },
    witnesses: settings.witnesses,
  }
}

/** The log's key stays a sealed file even beside a token, which makes no Ed25519 keys (docs/decisions/0021). */
async function openKeys({ dataDir, token }: Settings, sealer: Sealer): Promise<SigningKeys> {
  const sealed = await openSealedSigningKeys(join(dataDir, 'keys', 'signing'), sealer)
  return token ? splitSigningKeys({ ES256: openPkcs11SigningKeys(token), Ed25519: sealed }) : sealed
}

function openPublished({ dataDir, bucket }: Settings): Promise<ObjectStore> {
  return bucket
    ? Promise.resolve(openS3ObjectStore(bucket))
    : openFolderFileStore(join(dataDir, 'published'), systemClock)
}
