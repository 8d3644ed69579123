import assert from 'node:assert/strict'
import { createHash, randomBytes, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import { getListFromStatusListJWT, StatusList } from '@sd-jwt/jwt-status-list'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { verifyCard } from '../../src/index.ts'
import { fromBase64url, getStatus, inflate, packStatuses } from '../../src/format/index.ts'
import { aCard, listUri, now, nowSeconds, signer, statusListText, trust, walletText } from '../support/issued.ts'

/* The reference library of the OpenWallet Foundation, on both sides of ours. */

const { idx } = aCard().status

const es256 = (data: string, signature: string): boolean =>
  verify(
    'sha256',
    Buffer.from(data),
    { key: signer.publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )

function library(statusList: string): SDJwtVcInstance {
  return new SDJwtVcInstance({
    signer: (data) =>
      sign('sha256', Buffer.from(data), { key: signer.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    signAlg: 'ES256',
    verifier: es256,
    hasher: (data, algorithm) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: () => randomBytes(16).toString('base64url'),
    statusVerifier: es256,
    statusListFetcher: async (uri) => {
      assert.equal(uri, listUri)
      return statusList
    },
  })
}

test('the library verifies our wallet card with our list and reads the same claims', async () => {
  const text = await walletText()
  const { payload } = await library(statusListText()).verify(text, { currentDate: nowSeconds })
  const ours = await verifyCard(text, { trust, now, statusLists: [statusListText()] })
  assert.equal(ours.answer, 'valid')
  const { name, card_number: cardNumber, entries } = payload as unknown as Record<string, unknown>
  assert.deepEqual([name, cardNumber, entries], [ours.card?.name, ours.card?.cardNumber, ours.card?.entries])
})

test('every status of ours but valid is refused by a library that knows only valid', async () => {
  for (const status of [1, 2, 3]) {
    const list = statusListText({ statuses: { [idx]: status } })
    await assert.rejects(library(list).verify(await walletText(), { currentDate: nowSeconds }), `status ${status}`)
  }
})

test('we verify what the library issues', async () => {
  const text = await walletText()
  const read = await library('')
    .verify(text, { currentDate: nowSeconds })
    .catch(() => undefined)
  assert.equal(read, undefined, 'without a list it does not')
  const { payload } = await library(statusListText()).verify(text, { currentDate: nowSeconds })
  const issued = await library('').issue(payload as never, { _sd: ['name', 'passport_number', 'sex'] } as never, {
    header: { typ: 'dc+sd-jwt', x5c: [Buffer.from(signer.certificate).toString('base64')] },
  })
  const said = await verifyCard(issued, { trust, now, statusLists: [statusListText()] })
  assert.deepEqual([said.answer, said.reasons, said.card?.name], ['valid', [], aCard().name])
})

test('rule f: lists of either side are read alike by the other', async () => {
  for (const bits of [1, 2, 4, 8] as const) {
    const statuses = Array.from({ length: 512 }, () => randomBytes(1).readUInt8() % 2 ** bits)
    const theirs = fromBase64url(new StatusList(statuses, bits).compressStatusList())
    const inflated = theirs && (await inflate(theirs))
    assert.deepEqual(inflated, packStatuses(statuses, bits))
    assert.deepEqual(
      statuses.map((_, index) => getStatus(inflated ?? new Uint8Array(), bits, index)),
      statuses,
    )
  }
  const ours = getListFromStatusListJWT(statusListText({ statuses: { [idx]: 3, 0: 1 } }))
  assert.deepEqual([ours.getStatus(idx), ours.getStatus(0), ours.getStatus(1)], [3, 1, 0])
})
