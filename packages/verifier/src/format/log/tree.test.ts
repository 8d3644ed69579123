import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromHex, fromStandardBase64, vectors } from '../../../test/support/vectors.ts'
import { base64 } from '../codec/base64.ts'
import { utf8, type Bytes } from '../codec/bytes.ts'
import { nodesFromTiles, parseTile, tilesAtLevel, tileWidth } from './tiles.ts'
import { consistencyProof, inclusionProof, leafHash, nodeHash, treeHead, type ReadNode } from './tree.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

type Published = {
  readonly rfc6962_reference_tree: {
    readonly leaf_inputs_hex: readonly string[]
    readonly leaf_hashes_hex: readonly string[]
    readonly root_hash_by_size_hex: readonly string[]
  }
  readonly own_example_70000: {
    readonly root_base64: string
    readonly sha256_of_tile_0_000: string
    readonly sha256_of_tile_1_000: string
    readonly inclusion: {
      readonly index: number
      readonly leaf_hash_base64: string
      readonly proof_base64: readonly string[]
    }
    readonly consistency: {
      readonly size1: number
      readonly root1_base64: string
      readonly proof_base64: readonly string[]
    }
  }
}

const { rfc6962_reference_tree: reference, own_example_70000: large } = vectors('tlog') as Published

const nodeSha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

/** All complete subtrees of some leaves, hashed synchronously as an issuer would. */
function nodesOf(leaves: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const levels: Uint8Array[][] = [[...leaves]]
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
    const pairs = Array.from({ length: Math.floor(below.length / 2) }, (_, at) => below.slice(2 * at, 2 * at + 2))
    levels.push(
      pairs.map(([left = new Uint8Array(), right = new Uint8Array()]) => sync(nodeHash(left, right, nodeSha256))),
    )
  }
  return levels
}

function sync(hash: Uint8Array | Promise<Uint8Array>): Uint8Array {
  assert.ok(hash instanceof Uint8Array)
  return hash
}

const readFrom =
  (levels: readonly (readonly Uint8Array[])[]): ReadNode =>
  (level, index) =>
    levels[level]?.[index] ?? assert.fail(`no node ${level} ${index}`)

const leavesOf = (entries: readonly Uint8Array[]) => entries.map((entry) => sync(leafHash(entry, nodeSha256)))

test('the tree of RFC 6962’s reference has the published hashes at every size', async () => {
  const inputs = reference.leaf_inputs_hex.map(fromHex)
  const leaves = await Promise.all(inputs.map(async (input) => leafHash(input)))
  assert.deepEqual(leaves, reference.leaf_hashes_hex.map(fromHex))
  const readNode = readFrom(nodesOf(leaves))
  for (const [size, root] of reference.root_hash_by_size_hex.entries()) {
    assert.deepEqual(await treeHead(size, readNode), fromHex(root), `size ${size}`)
  }
})

test('every proof of every tree up to 40 entries verifies, and none for another entry, root or size', async () => {
  const most = 40
  const leaves = leavesOf(Array.from({ length: most }, (_, at) => utf8(`entry ${at}`)))
  const readNode = readFrom(nodesOf(leaves))
  const roots = await Promise.all(Array.from({ length: most + 1 }, (_, size) => treeHead(size, readNode, nodeSha256)))
  const rootOf = (size: number) => roots[size] ?? new Uint8Array()
  for (let size = 1; size <= most; size++) {
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(index, size, readNode, nodeSha256)
      const claim = { index, size, leaf: leaves[index] ?? new Uint8Array(), root: rootOf(size) }
      assert.ok(await verifyInclusion(claim, proof, nodeSha256), `${index} of ${size}`)
      assert.ok(!(await verifyInclusion({ ...claim, root: rootOf(size - 1) }, proof, nodeSha256)))
      assert.ok(!(await verifyInclusion({ ...claim, index: (index + 1) % size }, proof, nodeSha256)) || size === 1)
      const old = await consistencyProof(index + 1, size, readNode, nodeSha256)
      const [older, newer] = [
        { size: index + 1, root: rootOf(index + 1) },
        { size, root: rootOf(size) },
      ]
      assert.ok(await verifyConsistency(older, newer, old, nodeSha256), `${index + 1} to ${size}`)
      assert.ok(!(await verifyConsistency({ ...older, root: rootOf(index) }, newer, old, nodeSha256)))
    }
  }
})

test('a log of 70,000 entries: root, tiles, and proofs made from tiles alone', async () => {
  const leaves = leavesOf(Array.from({ length: 70_000 }, (_, at) => utf8(`entry ${at}`)))
  const levels = nodesOf(leaves)
  const reads: string[] = []
  const readTile = async (level: number, index: number, width: number): Promise<readonly Uint8Array[]> => {
    reads.push(`${level}/${index}/${width}`)
    return levels[level * 8]?.slice(index * tileWidth, index * tileWidth + width) ?? []
  }
  const readNode = nodesFromTiles(70_000, readTile, nodeSha256)
  assert.equal(base64(await treeHead(70_000, readNode, nodeSha256)), large.root_base64)
  const { inclusion, consistency } = large
  const path = await inclusionProof(inclusion.index, 70_000, readNode, nodeSha256)
  assert.deepEqual(path.map(base64), inclusion.proof_base64)
  assert.equal(base64(leaves[inclusion.index] ?? new Uint8Array()), inclusion.leaf_hash_base64)
  const old = await consistencyProof(consistency.size1, 70_000, readNode, nodeSha256)
  assert.deepEqual(old.map(base64), consistency.proof_base64)
  const tile = async (level: number) =>
    createHash('sha256')
      .update(Buffer.concat(await readTile(level, 0, 256)))
      .digest('hex')
  assert.equal(await tile(0), large.sha256_of_tile_0_000)
  assert.equal(await tile(1), large.sha256_of_tile_1_000)
  // a tile is asked for as wide as the log of that size has it, never wider
  for (const read of reads) {
    const [level = 0, index = 0, width = 0] = read.split('/').map(Number)
    const { full, partialWidth } = tilesAtLevel(level, 70_000)
    assert.equal(width, index < full ? tileWidth : partialWidth, read)
  }
})

test('a proof for an entry that the log has not is a mistake', async () => {
  const readNode: ReadNode = () => new Uint8Array(32)
  for (const index of [-1, 3, Number.NaN]) await assert.rejects(inclusionProof(index, 3, readNode), RangeError)
  for (const size of [0, 4, Number.NaN]) await assert.rejects(consistencyProof(size, 3, readNode), RangeError)
  assert.equal(parseTile(new Uint8Array(33), 1), undefined)
})

type Case = {
  readonly file: string
  readonly wantErr: boolean
  readonly proof: readonly string[] | null
}
type Inclusion = Case & {
  readonly leafIdx: string
  readonly treeSize: string
  readonly root: string
  readonly leafHash: string
}
type Consistency = Case & {
  readonly size1: string
  readonly size2: string
  readonly root1: string
  readonly root2: string
}

const cases = vectors('tlog-proof-cases') as {
  readonly inclusion: readonly Inclusion[]
  readonly consistency: readonly Consistency[]
}

test('the 49 inclusion and 49 consistency cases of transparency-dev are judged as published', async () => {
  const hashes = (proof: readonly string[] | null): readonly Bytes[] => (proof ?? []).map(fromStandardBase64)
  assert.deepEqual([cases.inclusion.length, cases.consistency.length], [49, 49])
  for (const { file, wantErr, leafIdx, treeSize, root, leafHash: leaf, proof } of cases.inclusion) {
    const claim = {
      index: Number(leafIdx),
      size: Number(treeSize),
      leaf: fromStandardBase64(leaf),
      root: fromStandardBase64(root),
    }
    assert.equal(await verifyInclusion(claim, hashes(proof)), !wantErr, file)
  }
  for (const { file, wantErr, size1, size2, root1, root2, proof } of cases.consistency) {
    const [older, newer] = [
      { size: Number(size1), root: fromStandardBase64(root1) },
      { size: Number(size2), root: fromStandardBase64(root2) },
    ]
    assert.equal(await verifyConsistency(older, newer, hashes(proof)), !wantErr, file)
  }
})

test('no proof from size 0, no hash of another length, no size that a double does not hold', async () => {
  const root = new Uint8Array(32)
  assert.ok(!(await verifyConsistency({ size: 0, root }, { size: 1, root }, [])))
  assert.ok(!(await verifyInclusion({ index: 0, size: 0, leaf: root, root }, [])))
  assert.ok(await verifyInclusion({ index: 0, size: 1, leaf: root, root }, []))
  assert.ok(!(await verifyInclusion({ index: 0, size: 1, leaf: root.slice(1), root: root.slice(1) }, [])))
  assert.ok(
    !(await verifyInclusion(
      { index: 0, size: 2 ** 53, leaf: root, root },
      Array.from({ length: 53 }, () => root),
    )),
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.array(fc.constant(root), { maxLength: 80 }), async (index, size, proof) => {
      if (size > 1) assert.ok(!(await verifyInclusion({ index, size, leaf: root, root }, proof, nodeSha256)))
    }),
  )
})
