import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { vectors } from '../../../test/support/vectors.ts'
import { utf8 } from '../codec/bytes.ts'
import { formatBundle, formatTile, parseBundle, parseTile, tilePath, tilesAtLevel } from './tiles.ts'

type Published = {
  readonly own_example_70000: {
    readonly tiles: readonly {
      readonly level: number
      readonly full: number
      readonly partial_width: number
      readonly last_partial_path: string
    }[]
    readonly tile_path_examples: Readonly<Record<string, string>>
    readonly sha256_of_entry_bundle_000: string
  }
}

const { own_example_70000: published } = vectors('tlog') as Published

test('paths are those of C2SP tlog-tiles', () => {
  for (const [index, path] of Object.entries(published.tile_path_examples)) {
    assert.equal(tilePath(0, Number(index)), `tile/0/${path}`)
  }
  assert.equal(tilePath('entries', 273, 112), 'tile/entries/273.p/112')
  assert.equal(tilePath(2, 1000), 'tile/2/x001/000')
})

test('a log of 70,000 has the tiles of the specification’s worked example', () => {
  for (const { level, full, partial_width: partialWidth, last_partial_path: path } of published.tiles) {
    assert.deepEqual(tilesAtLevel(level, 70_000), { full, partialWidth })
    assert.equal(tilePath(level, full, partialWidth), path)
  }
  assert.deepEqual(tilesAtLevel(0, 0), { full: 0, partialWidth: 0 })
  assert.deepEqual(tilesAtLevel(1, 65_536), { full: 1, partialWidth: 0 })
})

test('tiles hold whole hashes', () => {
  const hashes = [1, 2, 3].map((value) => new Uint8Array(32).fill(value))
  assert.deepEqual(parseTile(formatTile(hashes), 3), hashes)
  for (const width of [0, 2, 4, 257]) assert.equal(parseTile(formatTile(hashes), width), undefined, String(width))
})

test('the first bundle of the example is made again', () => {
  const entries = Array.from({ length: 256 }, (_, at) => utf8(`entry ${at}`))
  const bundle = formatBundle(entries)
  assert.equal(createHash('sha256').update(bundle).digest('hex'), published.sha256_of_entry_bundle_000)
  assert.deepEqual(parseBundle(bundle), entries)
})

test('bundles come back; cut off or overfull they do not', () => {
  const entries = fc.array(
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new Uint8Array(bytes)),
    { maxLength: 20 },
  )
  fc.assert(fc.property(entries, (all) => assert.deepEqual(parseBundle(formatBundle(all)), all)))
  assert.equal(parseBundle(Uint8Array.of(0)), undefined)
  assert.equal(parseBundle(Uint8Array.of(0, 2, 1)), undefined)
  assert.equal(parseBundle(formatBundle(Array.from({ length: 257 }, () => new Uint8Array()))), undefined)
  assert.throws(() => formatBundle([new Uint8Array(65_536)]), RangeError)
})
