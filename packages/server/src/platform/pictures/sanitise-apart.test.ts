import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { jpeg, picture } from '#test/support/upload-samples.ts'
import { packagesNeededBy } from '#test/support/packages-needed-by.ts'

const top = fileURLToPath(new URL('../../../../../', import.meta.url))
const program = join('packages', 'server', 'test', 'support', 'children', 'clean-one-upload.ts')

const server = join(top, 'packages', 'server')
const ours = [
  join('src', 'kernel'),
  join('src', 'platform', 'bounded-turns.ts'),
  join('src', 'platform', 'pictures'),
  join('test', 'support', 'children'),
  'package.json',
].map((path) => join(server, path))

type Told = { answers: string[]; grownKilobytes: number; sharedObjects: string[] }

/** The worst file within the limits: 49 megapixels that PNG's seven passes make the decoder keep whole. */
const worst = (): Promise<Buffer> => picture(7000, 7000).png({ progressive: true }).toBuffer()

describe('a server that cleans uploads', () => {
  let folder = ''
  let files: string[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sapar-apart-'))
    await chmod(folder, 0o700)
    files = [join(folder, 'small.jpg'), join(folder, 'large.png')]
    await writeFile(files[0] ?? '', await jpeg())
    await writeFile(files[1] ?? '', await worst())
  })
  after(() => rm(folder, { recursive: true }))

  async function clean(checkout: string): Promise<Told> {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(checkout, program), ...files])
    assert.equal(stderr, '')
    return JSON.parse(stdout) as Told
  }

  it('loads no picture decoder, keeps its memory flat, and ends though children are idle', async () => {
    const { answers, grownKilobytes, sharedObjects } = await clean(top)
    assert.deepEqual(answers, ['accepted', 'accepted'])
    assert.ok(sharedObjects.length > 0)
    assert.deepEqual(
      sharedObjects.filter((file) => /vips|sharp/i.test(file)),
      [],
    )
    assert.ok(grownKilobytes < 32 * 1024, `the server grew by ${grownKilobytes} kB; the pixels alone are 147 MB`)
  })

  it('works from a folder that only its owner may enter', async () => {
    const closed = join(folder, 'checkout')
    const needed = packagesNeededBy(join(top, 'packages', 'server'), ['sharp', '@hyzyla/pdfium', 'file-type', 'zod'])
    for (const source of [...needed, ...ours])
      await cp(source, join(closed, source.slice(top.length)), { recursive: true })
    assert.deepEqual((await clean(closed)).answers, ['accepted', 'accepted'])
  })
})
