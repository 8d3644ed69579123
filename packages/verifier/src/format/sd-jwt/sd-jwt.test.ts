import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectors } from '../../../test/support/vectors.ts'
import { base64url } from '../codec/base64.ts'
import { utf8 } from '../codec/bytes.ts'
import { sha256 } from '../codec/sha256.ts'
import type { JsonObject } from '../codec/json-value.ts'
import { isBoundToHolder } from './key-binding.ts'
import { looksLikeSdJwt, parseSdJwt, type SdJwt } from './parse.ts'
import { processSdJwt } from './processed-claims.ts'

type Published = {
  readonly issuer_public_jwk: JsonWebKey
  readonly disclosure_digests: readonly { readonly disclosure: string; readonly sha256_base64url: string }[]
  readonly vectors: readonly {
    readonly section: string
    readonly sd_jwt: string
    readonly processed: object
    readonly kb?: object
  }[]
}

const published = vectors('sd-jwt') as Published

function parsed(text: string): SdJwt {
  const sdJwt = parseSdJwt(text)
  assert.ok(sdJwt, text)
  return sdJwt
}

test('the SD-JWTs of RFC 9901 and SD-JWT VC are processed to the published claims', async () => {
  assert.equal(published.vectors.length, 7)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', published.issuer_public_jwk, algorithm, false, ['verify'])
  for (const { section, sd_jwt: text, processed } of published.vectors) {
    const sdJwt = parsed(text)
    const { signature, signed } = sdJwt.issued
    assert.ok(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed), section)
    assert.deepEqual((await processSdJwt(sdJwt))?.claims, processed, section)
  }
})

test('digests are taken over the base64url text', async () => {
  for (const { disclosure, sha256_base64url: expected } of published.disclosure_digests) {
    assert.equal(base64url(await sha256(utf8(disclosure))), expected)
  }
})

test('the published presentation is bound to its holder, for its nonce, audience and time alone', async () => {
  const bound = published.vectors.filter(({ kb }) => kb !== undefined)
  assert.ok(bound.length >= 1)
  for (const { sd_jwt: text } of bound) {
    const sdJwt = parsed(text)
    const { claims: holder = {} } = (await processSdJwt(sdJwt)) ?? {}
    const { nonce, aud, iat } = (sdJwt.keyBinding?.payload ?? {}) as { nonce: string; aud: string; iat: number }
    const asked = { nonce, audience: aud, now: iat, maxAge: 10 }
    assert.ok(await isBoundToHolder(sdJwt, holder, asked))
    assert.ok(await isBoundToHolder(sdJwt, holder, { ...asked, now: iat + 10 }))
    for (const change of [{ nonce: `${nonce}x` }, { audience: 'other' }, { now: iat + 11 }, { now: iat - 11 }]) {
      assert.ok(!(await isBoundToHolder(sdJwt, holder, { ...asked, ...change })))
    }
    // one disclosure more or less and the proof is for another presentation (RFC 9901 §4.3.1)
    assert.ok(!(await isBoundToHolder({ ...sdJwt, presented: `${sdJwt.presented}x~` }, holder, asked)))
    assert.ok(!(await isBoundToHolder(sdJwt, { ...holder, cnf: {} }, asked)))
    assert.ok(!(await isBoundToHolder({ ...sdJwt, keyBinding: undefined }, holder, asked)))
  }
})

const header = base64url(utf8('{"alg":"ES256","typ":"t"}'))
const unsigned = base64url(new Uint8Array(64))
const disclosure = (...parts: readonly unknown[]) => base64url(utf8(JSON.stringify(parts)))
const digest = async (text: string) => base64url(await sha256(utf8(text)))

async function claims(payload: object, ...disclosures: readonly string[]): Promise<JsonObject | undefined> {
  const sdJwt = parseSdJwt(
    [`${header}.${base64url(utf8(JSON.stringify(payload)))}.${unsigned}`, ...disclosures, ''].join('~'),
  )
  return sdJwt && (await processSdJwt(sdJwt))?.claims
}

test('claims that are not disclosed, decoys and the machinery are dropped', async () => {
  const shown = disclosure('salt', 'a', { b: 1 })
  const hidden = await digest(disclosure('salt', 'x', 1))
  const element = disclosure('salt', 'second')
  const payload = {
    _sd_alg: 'sha-256',
    _sd: [hidden, await digest(shown), 'decoy'],
    list: ['first', { '...': await digest(element) }, { '...': hidden.toUpperCase() }],
  }
  assert.deepEqual(await claims(payload, shown, element), { a: { b: 1 }, list: ['first', 'second'] })
  assert.deepEqual(await claims(payload), { list: ['first'] })
})

test('a disclosure inside a disclosure is put in its place', async () => {
  const inner = disclosure('salt', 'street', 'Main')
  const outer = disclosure('salt', 'address', { _sd: [await digest(inner)], city: 'X' })
  const payload = { _sd: [await digest(outer)] }
  assert.deepEqual(await claims(payload, outer, inner), { address: { city: 'X', street: 'Main' } })
  assert.deepEqual(await claims(payload, outer), { address: { city: 'X' } })
  assert.equal(await claims(payload, inner), undefined, 'nothing refers to it')
})

test('what RFC 9901 §7.1 refuses is refused', async () => {
  const one = disclosure('salt', 'a', 1)
  const at = await digest(one)
  const element = disclosure('salt', 1)
  const inPlace = await digest(element)
  const sd = disclosure('salt', '_sd', [])
  const dots = disclosure('salt', '...', 'x')
  const long = disclosure('salt', 'a', 1, 2)
  const refused: readonly (readonly [string, object, readonly string[]])[] = [
    ['another hash', { _sd_alg: 'sha-512', _sd: [at] }, [one]],
    ['a digest twice', { _sd: [at, at] }, [one]],
    ['a digest twice, in two places', { _sd: [at], o: { _sd: [at] } }, []],
    ['a disclosure twice', { _sd: [at] }, [one, one]],
    ['a disclosure that nothing refers to', {}, [one]],
    ['a name that is there already', { a: 2, _sd: [at] }, [one]],
    ['an element for a member', { _sd: [inPlace] }, [element]],
    ['a member for an element', { l: [{ '...': at }] }, [one]],
    ['a claim named _sd', { _sd: [await digest(sd)] }, [sd]],
    ['a claim named ...', { _sd: [await digest(dots)] }, [dots]],
    ['four parts', { _sd: [await digest(long)] }, [long]],
    ['_sd that is no array', { _sd: at }, [one]],
    ['a digest that is no text', { _sd: [1] }, []],
    ['dots beside something', { l: [{ '...': inPlace, x: 1 }] }, [element]],
    ['a salt that is no text', { _sd: [await digest(disclosure(1, 'a', 1))] }, [disclosure(1, 'a', 1)]],
  ]
  for (const [why, payload, disclosures] of refused) assert.equal(await claims(payload, ...disclosures), undefined, why)
})

test('what is not an SD-JWT is not read', () => {
  const [jwt = ''] = published.vectors[0]?.sd_jwt.split('~') ?? []
  assert.ok(parseSdJwt(`${jwt}~`))
  for (const text of ['', '~', jwt, `${jwt}~x`, `${jwt}~!~`, `${jwt}~${'e30~'.repeat(200)}`, `${jwt}~e30~`]) {
    assert.equal(parseSdJwt(text), undefined, text.slice(-20))
  }
  assert.ok(looksLikeSdJwt(`${jwt}~`) && !looksLikeSdJwt('{"data":1}') && !looksLikeSdJwt('a.b.c'))
})
