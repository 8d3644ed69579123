import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import QRCode from 'qrcode'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { verifyCard } from '../src/index.ts'
import { longestBarcodeText } from '../src/format/index.ts'
import { authority, cardText, certificateText, now, statusListText, trust } from './support/issued.ts'

/* Written by one library, read by another: what a gate's camera gives to the verifier. */

// it would fetch its program from a host of others
const program = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(program).buffer } })

const inBytes = (text: string) => [{ data: Buffer.from(text), mode: 'byte' as const }]
const longName = 'BENNELONG<WOOLOOMOOLOO<WARRA<W<<DINGO<P'

test('the limit is the capacity of a QR code of version 25 with error correction M', () => {
  const version = (length: number) => QRCode.create(inBytes('x'.repeat(length)), { errorCorrectionLevel: 'M' }).version
  assert.deepEqual([version(longestBarcodeText), version(longestBarcodeText + 1)], [25, 26])
})

test('a card with a long name and a certificate fit in it, and come out of a picture as they went in', async () => {
  const signs = (...documentTypes: readonly string[]) => authority.makeSigner({ documentTypes })
  const card = cardText({ name: longName }, signs('TC'))
  const certificate = certificateText({ name: longName }, signs('CC'))
  for (const text of [card, certificate]) {
    const code = QRCode.create(inBytes(text), { errorCorrectionLevel: 'M' })
    assert.ok(code.version <= 25, String(code.version))
    const svg = await QRCode.toString(inBytes(text), { errorCorrectionLevel: 'M', type: 'svg', width: 750 })
    const [found] = await readBarcodes(await sharp(Buffer.from(svg)).png().toBuffer(), { formats: ['QRCode'] })
    assert.equal(found?.text, text)
  }
  const said = await verifyCard(card, { trust, now, statusLists: [statusListText()] })
  assert.deepEqual([said.answer, said.card?.name], ['valid', longName])
})
