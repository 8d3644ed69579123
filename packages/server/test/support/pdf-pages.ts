import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import sharp from 'sharp'

export type DrawnPage = { readonly width: number; readonly height: number; readonly png: Buffer }

const library = PDFiumLibrary.init()

async function eachPage<T>(bytes: Uint8Array, work: (page: PDFiumPage) => Promise<T> | T): Promise<T[]> {
  const document = await (await library).loadDocument(bytes)
  const done: T[] = []
  for (let index = 0; index < document.getPageCount(); index += 1) done.push(await work(document.getPage(index)))
  document.destroy()
  return done
}

/** The pages of a PDF as a reader sees them, drawn by another program than the one that made them. */
export function drawPdf(bytes: Uint8Array, dotsPerInch = 72): Promise<DrawnPage[]> {
  return eachPage(bytes, async (page) => {
    const { data, width, height } = await page.render({ scale: dotsPerInch / 72 })
    const png = await sharp(data, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer()
    return { width, height, png }
  })
}

/** The words of a PDF, without the breaks and spaces that a narrow column puts into them. */
export async function wordsOfPdf(bytes: Uint8Array): Promise<string> {
  return flat((await eachPage(bytes, (page) => page.getText())).join(''))
}

export const flat = (text: string): string => text.replaceAll(/\s+/g, '')
