import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addEvidence } from '#modules/cancellations'
import { listPapers } from '#modules/evidence'
import { openFolderFileStore } from '#platform/files/folder-file-store.ts'
import { sealedFiles } from '#platform/files/sealed-files.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { aReadyDraft } from './support/ready-drafts.ts'

const folder = mkdtempSync(join(tmpdir(), 'sapar-full-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
const skip = mounted.status === 0 ? {} : { skip: 'needs the right to mount a small volume' }

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(async () => {
  await t.close()
  if (mounted.status === 0) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
})

const picture = readFileSync(new URL('../../assets/demo/specimen-passport.jpg', import.meta.url))

test(
  'the volume of papers is full: an upload leaves no half record, and goes through when there is room (F3)',
  skip,
  async () => {
    const files = sealedFiles(await openFolderFileStore(folder, t.clock), new Uint8Array(32).fill(1))
    const deps = { ...t.modules.cancellations, files }
    const { request, submit } = await aReadyDraft(t)
    const { holderId, accountId, requestId } = submit
    const upload = {
      holderId,
      accountId,
      requestId,
      paper: 'passport-data-page',
      fileName: 'passport.jpg',
      bytes: picture,
    }
    const command = { ...upload, commandId: t.newId() }
    const filler = join(folder, 'filler')
    writeFileSync(filler, new Uint8Array(1024 * 1024 - 64 * 1024))

    await assert.rejects(addEvidence(deps, command), { code: 'ENOSPC' })
    assert.deepEqual(await listPapers(t.db, holderId, request.id), [])
    assert.deepEqual(readdirSync(join(folder, '.incoming')), [], 'no half-written file takes the room that is left')

    rmSync(filler)
    const added = await addEvidence(deps, command)
    assert.ok(added.ok, JSON.stringify(added))
    assert.equal((await listPapers(t.db, holderId, request.id)).length, 1)
    assert.ok(await files.get(`evidence/${holderId}/${added.value.fileId}/page-1`))
  },
)
