import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base64url, exportJWK, FlattenedSign, importX509, jwtVerify, SignJWT } from 'jose'
import { verifyCard, verifyStatusList } from '../../src/index.ts'
import { dataToSign, parseVdsNc } from '../../src/format/index.ts'
import { cardText, listUri, now, nowSeconds, signer, statusListText, trust, walletText } from '../support/issued.ts'

/* jose (panva) verifies what we lay out, and we verify what jose signs. */

const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(signer.certificate).toString('base64')}\n-----END CERTIFICATE-----`
const key = await importX509(pem, 'ES256')

test('jose verifies our status list and our wallet card', async () => {
  const list = await jwtVerify(statusListText(), key, { typ: 'statuslist+jwt', subject: listUri, currentDate: now })
  assert.equal(list.payload['seq'], 10)
  const [jwt = ''] = (await walletText()).split('~')
  const { payload, protectedHeader } = await jwtVerify(jwt, key, { typ: 'dc+sd-jwt', currentDate: now })
  assert.equal(payload['vct'], 'urn:sapar:travel-card:1')
  assert.equal(protectedHeader.x5c?.[0], Buffer.from(signer.certificate).toString('base64'))
})

test('we verify a status list that jose signed', async () => {
  const { payload, protectedHeader } = await jwtVerify(statusListText(), key, { currentDate: now })
  const token = await new SignJWT(payload)
    .setProtectedHeader({ ...protectedHeader, alg: 'ES256' })
    .sign(signer.privateKey)
  const list = await verifyStatusList(token, { trust, uri: listUri, now })
  assert.ok(list.ok)
  assert.equal((await verifyCard(cardText(), { trust, now, statusLists: [token] })).answer, 'valid')
  const late = await new SignJWT({ ...payload, exp: nowSeconds - 1 })
    .setProtectedHeader({ ...protectedHeader, alg: 'ES256' })
    .sign(signer.privateKey)
  assert.deepEqual(await verifyStatusList(late, { trust, uri: listUri, now }), {
    ok: false,
    refusal: 'STATUS_LIST_EXPIRED',
  })
})

test('what jose signs with another algorithm or key is refused', async () => {
  const { payload } = await jwtVerify(statusListText(), key, { currentDate: now })
  const x5c = [Buffer.from(signer.certificate).toString('base64')]
  const secret = new Uint8Array(32).fill(1)
  const hmac = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'statuslist+jwt', x5c }).sign(secret)
  const own = { alg: 'ES256', typ: 'statuslist+jwt', jwk: await exportJWK(signer.publicKey) }
  const selfMade = await new SignJWT(payload).setProtectedHeader(own).sign(signer.privateKey)
  for (const token of [hmac, selfMade]) {
    const list = await verifyStatusList(token, { trust, uri: listUri, now })
    assert.deepEqual(list, { ok: false, refusal: 'STATUS_LIST_WRONG_FORMAT' })
  }
})

test('the signature of a card is the one of ES256, over the canonical JSON of its data', async () => {
  const seal = parseVdsNc(cardText())
  assert.ok(seal.ok)
  // a JWS over the same bytes, whose signature is then a VDS-NC signature of other input: it must not pass for it
  const jws = await new FlattenedSign(dataToSign(seal.value.data))
    .setProtectedHeader({ alg: 'ES256' })
    .sign(signer.privateKey)
  const swapped = cardText().replace(/"sigvl":"[^"]*"/, `"sigvl":"${jws.signature}"`)
  assert.equal((await verifyCard(swapped, { trust, now, statusLists: [statusListText()] })).answer, 'never-issued')
  assert.equal(base64url.decode(jws.signature).length, seal.value.signature.length)
})
