import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { verifyCard, verifyLogProof, verifyStatusList } from '../src/index.ts'
import { parseSignedNote, parseVdsNc, readCertificate } from '../src/format/index.ts'
import { cardText, listUri, now, signer, statusListText, trust, walletText } from './support/issued.ts'
import { runs } from './support/runs.ts'

/*
 * T-16b: 100,000 malformed inputs in all; SAPAR_RUNS=2000000 makes it ten million. fast-check prints seed and path of what
 * fails; SAPAR_SEED repeats a run.
 */
const each = runs(20_000)

const card = cardText()
const wallet = await walletText()
const list = statusListText()
const options = { trust, now, statusLists: [list] }

/** Pieces of genuine texts in a wrong order, cut, doubled, or with anything between. */
function spliced(...genuine: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...genuine).chain((text) => {
    const place = fc.nat({ max: text.length })
    return fc.tuple(place, place).map(([one, other]) => text.slice(Math.min(one, other), Math.max(one, other)))
  })
  const noise = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.json({ maxDepth: 2 }),
  )
  return fc.array(fc.oneof({ weight: 3, arbitrary: piece }, noise), { maxLength: 5 }).map((parts) => parts.join(''))
}

/** One place of a genuine text overwritten. */
function overwritten(genuine: string): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat({ max: genuine.length - 1 }), fc.nat({ max: 12 }), fc.string({ maxLength: 12 }))
  return change.map(([at, length, text]) => genuine.slice(0, at) + text + genuine.slice(at + length))
}

/** The signature is over the canonical form: white space, escapes and padding may come and go on the way (RFC 8785 §1). */
function isCard(text: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(text.replaceAll('=', '')), JSON.parse(card))
  } catch {
    return false
  }
}

test(`${each.numRuns} texts that are nearly cards`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(overwritten(card), spliced(card, list)), async (text) => {
      if (!isCard(text)) assert.notEqual((await verifyCard(text, options)).answer, 'valid')
    }),
    each,
  )
})

test(`${each.numRuns} texts that are nearly a wallet’s`, async () => {
  const issued = wallet.slice(0, wallet.indexOf('~') + 1)
  await fc.assert(
    fc.asyncProperty(fc.oneof(overwritten(wallet), spliced(wallet, card)), async (text) => {
      // to show less is the holder's right: then the signed part is whole; and the pieces may make up the card
      if (!text.trim().startsWith(issued) && !isCard(text))
        assert.notEqual((await verifyCard(text, options)).answer, 'valid')
    }),
    each,
  )
})

test(`${each.numRuns} lists that are nearly signed`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(overwritten(list), spliced(list, wallet)), async (token) => {
      const read = await verifyStatusList(token, { ...options, uri: listUri })
      if (token !== list) assert.ok(!read.ok)
    }),
    each,
  )
})

test(`${each.numRuns} byte strings, and proofs and certificates of bytes`, async () => {
  const der = Buffer.from(signer.certificate).toString('latin1')
  const binary = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    overwritten(der).map((text) => Buffer.from(text, 'latin1')),
  )
  await fc.assert(
    fc.asyncProperty(binary, async (bytes) => {
      assert.equal((await verifyCard(bytes, options)).answer, 'cannot-verify')
      const other = readCertificate(new Uint8Array(bytes))
      if (other !== undefined) assert.equal(other.der.length, bytes.length)
    }),
    each,
  )
})

test(`${each.numRuns} JSON documents and proof files`, async () => {
  const proof =
    'c2sp.org/tlog-proof@v1\nextra AQI=\nindex 1\n\nlog\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 log AAAAAAA=\n'
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), overwritten(proof), spliced(proof)), async (text) => {
      assert.ok(!parseVdsNc(text).ok)
      assert.ok(!(await verifyLogProof(text, { trust, kind: 'issued', event: {} })).ok)
      const note = parseSignedNote(text)
      if (note !== undefined) assert.ok(note.signatures.length > 0)
    }),
    each,
  )
})
