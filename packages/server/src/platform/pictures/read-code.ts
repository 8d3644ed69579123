import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** The one QR code in some pictures; undefined when there is none, or nobody can say which. */
export type CodeDecoder = (pictures: readonly Uint8Array[]) => Promise<string | undefined>

/**
 * Runs in the code child only: a picture can keep it at work for seconds. Left alone, its code would be fetched from a
 * host that is not ours.
 */
export async function openCodeDecoder(): Promise<CodeDecoder> {
  const binary = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(binary).buffer }, fireImmediately: true })
  return decode
}

async function decode(pictures: readonly Uint8Array[]): Promise<string | undefined> {
  const texts = new Set<string>()
  for (const picture of pictures) {
    const codes = await readBarcodes(Uint8Array.from(picture), { formats: ['QRCode'], maxNumberOfSymbols: 2 })
    for (const { text } of codes) texts.add(text)
  }
  const [text] = texts
  return texts.size === 1 ? text : undefined
}
