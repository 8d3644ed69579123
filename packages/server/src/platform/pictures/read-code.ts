import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let prepared: Promise<void> | undefined

/** Left alone, the decoder would be fetched from a host that is not ours. */
async function prepare(): Promise<void> {
  const binary = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(binary).buffer } })
}

/**
 * The one QR code in these pictures; undefined when there is none, or nobody can say which. For pictures that
 * `sanitiseUpload` drew anew: what a stranger sent does not come as far as this decoder.
 */
export async function readCode(pictures: readonly Uint8Array[]): Promise<string | undefined> {
  await (prepared ??= prepare())
  const texts = new Set<string>()
  for (const picture of pictures) {
    const codes = await readBarcodes(Uint8Array.from(picture), { formats: ['QRCode'], maxNumberOfSymbols: 2 })
    for (const { text } of codes) texts.add(text)
  }
  const [text] = texts
  return texts.size === 1 ? text : undefined
}
