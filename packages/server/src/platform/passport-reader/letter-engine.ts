import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { createOCREngine, supportsFastBuild } from 'tesseract-wasm'
import type { GreyPicture } from './grey-picture.ts'
import type { SignKind } from './sign-kinds.ts'

/** Reads one line of dark signs on white; what comes back has no spaces, and may be longer or shorter than what is there. */
export type LetterEngine = (line: GreyPicture, kind: SignKind) => string

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const digits = '0123456789'
const alphabets: Readonly<Record<SignKind, string>> = { letter: letters, digit: digits, any: letters + digits }

/** Page segmentation mode of Tesseract: the picture is one line. */
const oneLine = '7'

/** Tesseract as WebAssembly: whatever a picture does to it stays in its own memory. All files come from packages. */
export async function openLetterEngine(): Promise<LetterEngine> {
  const core = supportsFastBuild() ? 'tesseract-core.wasm' : 'tesseract-core-fallback.wasm'
  const engine = await createOCREngine({ wasmBinary: await readFile(besideOf('tesseract-wasm', core)) })
  const packed = await readFile(besideOf('@tesseract.js-data/eng', '4.0.0_best_int/eng.traineddata.gz'))
  engine.loadModel(await promisify(gunzip)(packed))
  engine.setVariable('tessedit_pageseg_mode', oneLine)

  return ({ width, height, pixels }, kind) => {
    engine.setVariable('tessedit_char_whitelist', alphabets[kind])
    engine.loadImage({ width, height, data: greyRgba(pixels) })
    const text = engine.getText()
    engine.clearImage()
    return text.replace(/\s/g, '')
  }
}

/** A file in the folder of a package's main file. */
function besideOf(packageName: string, file: string): string {
  return fileURLToPath(new URL(file, import.meta.resolve(packageName)))
}

function greyRgba(pixels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(pixels.length * 4).fill(255)
  for (const [index, value] of pixels.entries()) rgba.fill(value, index * 4, index * 4 + 3)
  return rgba
}
