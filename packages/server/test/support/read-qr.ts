import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// Left alone, the package would fetch its code from a host on the network.
prepareZXingModule({
  overrides: {
    wasmBinary: Uint8Array.from(readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))))
      .buffer,
  },
})

/** What the one QR code in a picture says, read as a camera reads it. */
export async function readQr(picture: Uint8Array): Promise<string> {
  const codes = await readBarcodes(Uint8Array.from(picture), { formats: ['QRCode'] })
  const [code] = codes
  if (!code || codes.length > 1) throw new Error(`${codes.length} codes in the picture`)
  return code.text
}
