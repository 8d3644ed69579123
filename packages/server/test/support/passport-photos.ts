import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'

/** Photos of passports that never were, drawn here with the zone in OCR-B. */

const fontFile = fileURLToPath(new URL('../../assets/fonts/OCRB.otf', import.meta.url))
const pageHeight = 0.704
/** Of the page, as Doc 9303-4 §4.2.1 has them on its 125 mm. */
const zone = { left: 0.05, top: 0.835, width: 0.895, lineStep: 6.35 / 125 }

/** The page of a passport, seen straight, `width` pixels wide. */
export async function passportPage(lines: readonly [string, string], width = 1400): Promise<Buffer> {
  const drawn = await Promise.all(lines.map((line) => zoneLine(line, Math.round(width * zone.width))))
  const parts = drawn.map((input, index) => ({
    input,
    left: Math.round(width * zone.left),
    top: Math.round(width * (zone.top * pageHeight + index * zone.lineStep)),
  }))
  return sharp(Buffer.from(pageBackground(width)))
    .composite(parts)
    .png()
    .toBuffer()
}

async function zoneLine(line: string, width: number): Promise<Buffer> {
  const text = `<span foreground="#26272b">${line.replaceAll('<', '&lt;')}</span>`
  const drawn = sharp({ text: { text, font: 'OCR B 48', fontfile: fontFile, rgba: true, dpi: 96 } })
  return sharp(await drawn.png().toBuffer())
    .resize({ width })
    .png()
    .toBuffer()
}

/** Paper with a pattern, a portrait and some print, so that there is more to find than the zone. */
function pageBackground(width: number): string {
  const label = (x: number, y: number, text: string): string =>
    `<path d="${[...text].map((_, at) => `M${x + at * 11} ${y}v14h6v-14h-6`).join('')}" fill="none" stroke="#333" stroke-width="2"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round(width * pageHeight)}" viewBox="0 0 1000 704">
    <defs><pattern id="p" width="60" height="60" patternUnits="userSpaceOnUse">
      <circle cx="30" cy="30" r="22" fill="none" stroke="#cddcd5"/><path d="M0 0L60 60" stroke="#e6d9c9"/></pattern></defs>
    <rect width="1000" height="704" fill="#eaf0ee"/><rect width="1000" height="704" fill="url(#p)"/>
    <rect x="44" y="128" width="250" height="320" fill="#9fb0af"/><circle cx="170" cy="250" r="62" fill="#5d6d6c"/>
    ${[150, 210, 270, 330, 390].map((y) => label(340, y, 'SURNAME OF NOBODY')).join('')}
  </svg>`
}

/** The page on a table, as somebody holds a telephone over it. */
export function onTable(page: Buffer | Sharp, degrees = 0): Sharp {
  const picture = page instanceof Uint8Array ? sharp(page) : page
  return picture.rotate(degrees, { background: '#7a6a5c' })
}
