// Cards verified per second, beside the two bare ES256 signatures of one card and beside @sd-jwt. See README.md in this folder.
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { verifyCard, verifyStatusList } from '@sapar/verifier'
import { dataToSign, parseVdsNc } from '@sapar/verifier/format'
import {
  cardText,
  listUri,
  now,
  nowSeconds,
  signer,
  statusListText,
  trust,
  walletText,
} from '../packages/verifier/test/support/issued.ts'
import { rateOf } from './support/measure.ts'

const cards = Number(process.argv[2] ?? 3000)
const rounds = 10

type Piece = { readonly what: string; readonly run: () => unknown }

const token = statusListText()
const list = await verifyStatusList(token, { trust, now, uri: listUri })
if (!list.ok) throw new Error(list.refusal)
const options = { trust, now, statusLists: [list.value] }
const [barcode, wallet] = [cardText(), await walletText()]

const library = sdJwtLibrary()
const pieces: readonly Piece[] = [
  { what: 'one ES256 signature, node:crypto', run: bareSignature() },
  { what: 'one ES256 signature, WebCrypto', run: await webSignature() },
  { what: 'barcode, list verified before', run: () => valid(barcode, options) },
  { what: 'barcode, list verified each time', run: () => valid(barcode, { ...options, statusLists: [token] }) },
  { what: 'wallet’s copy, list verified before', run: () => valid(wallet, options) },
  { what: 'wallet’s copy, list verified each time', run: () => valid(wallet, { ...options, statusLists: [token] }) },
  { what: '  the same by @sd-jwt/sd-jwt-vc', run: () => library.verify(wallet, { currentDate: nowSeconds }) },
]

const rates = await bestRates()
const [node = 0, web = 0] = rates
const line = (what: string, ...columns: readonly string[]) =>
  process.stdout.write(`${what.padEnd(44)}${columns.map((column) => column.padStart(10)).join('')}\n`)
line(`${cards} of each kind, per second`, 'rate', '÷ node', '÷ web')
for (const [at, { what }] of pieces.entries()) {
  const rate = rates[at] ?? 0
  line(what, rate.toFixed(0), (rate / node).toFixed(2), (rate / web).toFixed(2))
}

/** By turns and in several rounds, of which the best counts: so a neighbour on the machine disturbs all alike. */
async function bestRates(): Promise<readonly number[]> {
  const best = pieces.map(() => 0)
  for (let round = 0; round < rounds; round++) {
    for (const [at, piece] of pieces.entries()) best[at] = Math.max(best[at] ?? 0, await rateOfPiece(piece))
  }
  return best
}

async function rateOfPiece({ run }: Piece): Promise<number> {
  const times = Math.ceil(cards / rounds)
  return rateOf(times, async () => {
    for (let turn = 0; turn < times; turn++) await run()
  })
}

async function valid(text: string, given: Parameters<typeof verifyCard>[1]): Promise<void> {
  const { answer, reasons } = await verifyCard(text, given)
  if (answer !== 'valid') throw new Error(reasons.join(' '))
}

function signedBytes() {
  const seal = parseVdsNc(barcode)
  if (!seal.ok) throw new Error(seal.refusal)
  return { signed: dataToSign(seal.value.data), signature: seal.value.signature }
}

function bareSignature(): () => void {
  const { signed, signature } = signedBytes()
  const key = {
    key: createPublicKey(new X509Certificate(signer.certificate).publicKey.export({ type: 'spki', format: 'pem' })),
    dsaEncoding: 'ieee-p1363',
  } as const
  return () => {
    if (!verify('sha256', signed, key, signature)) throw new Error('the signature does not fit')
  }
}

async function webSignature(): Promise<() => Promise<void>> {
  const { signed, signature } = signedBytes()
  const spki = new Uint8Array(signer.publicKey.export({ type: 'spki', format: 'der' }))
  const key = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  return async () => {
    const fits = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)
    if (!fits) throw new Error('the signature does not fit')
  }
}

/** Without a chain, which this library does not look at: both keys are given to it. */
function sdJwtLibrary(): SDJwtVcInstance {
  const es256 = (data: string, signature: string) =>
    verify(
      'sha256',
      Buffer.from(data),
      { key: signer.publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  return new SDJwtVcInstance({
    verifier: es256,
    statusVerifier: es256,
    statusListFetcher: () => Promise.resolve(token),
    hasher: (data, algorithm) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
  })
}
