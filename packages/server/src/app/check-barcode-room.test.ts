import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { longestSignerCertificate } from '#domain/cards/barcode-room.ts'
import { longestDocuments, longestListUri } from '#domain/cards/longest-documents.ts'
import { listSigners, listUri, signDocument } from '#modules/credentials'
import type { ReferenceBook } from '#modules/reference'
import { StartupProblem } from '#platform/startup-problem.ts'
import { aCard } from '#test/builders/card.ts'
import { cancellationKit, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { must } from '#test/support/must.ts'
import { checkBarcodeRoom } from './check-barcode-room.ts'

let t: CancellationKit
let kit: CredentialsKit
let book: ReferenceBook
before(async () => {
  t = await cancellationKit()
  kit = await credentialsKit(t)
  book = await t.reference.today()
})
after(async () => {
  kit.close()
  await t.close()
})

const slots = 1_048_576
const sizes = () => ({
  issuer: 'UTO',
  slots,
  cardTypes: book.listCardTypes().map(({ code }) => code),
  now: t.clock.now(),
})

/** An address of the site with so many characters. */
const address = (length: number) => new URL('https://'.padEnd(length, 'a'))
const mostLetters = () => longestListUri(sizes()) - '/status-lists/aaaaaa'.length
const check = (publicUrl: URL) => {
  const { issuer, statusLists, clock } = kit.deps
  return checkBarcodeRoom({ issuer: { ...issuer, publicUrl }, statusLists: { ...statusLists, slots }, clock }, book)
}

test('under the longest address that is taken, a card and a certificate with the longest of everything are signed', async () => {
  const publicUrl = address(mostLetters())
  check(publicUrl)
  const { holderId, id: cardId } = await aCard(t)
  const documents = longestDocuments(sizes(), listUri(publicUrl, 'aaaaaa'))
  for (const document of ['card', 'certificate'] as const) {
    must(await signDocument(kit.deps, { holderId, cardId, document, aboutId: t.newId(), data: documents[document] }))
  }
})

test('one character more is refused before anything is served, with the length that would do', () => {
  const most = mostLetters()
  assert.throws(
    () => check(address(most + 1)),
    (error: unknown) => {
      assert.ok(error instanceof StartupProblem)
      assert.match(error.sentence, new RegExp(`has ${most + 1} characters, .* room for ${most}\\.`))
      assert.match(error.wayOut, new RegExp(`SAPAR_PUBLIC_URL .* at most ${most} characters`))
      return true
    },
  )
})

test('a usual address of a ministry is taken', () => check(new URL('https://travel-cards.ministry.gov.kz')))

test('no certificate that we make is longer than the room that is kept for it', async () => {
  const [signer] = (await listSigners(t.db)).filter(({ role }) => role === 'document')
  assert.ok(signer?.certificate && signer.certificate.length <= longestSignerCertificate)
})
