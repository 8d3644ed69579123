import { readFileSync } from 'node:fs'
import { fontCoverage, type Coverage } from './font-coverage.ts'

const folder = new URL('../../../assets/fonts/', import.meta.url)
const weights = ['Regular', 'Bold'] as const

/** In the order in which a letter is looked for. No font for Chinese has Ә Ғ Қ Ң Ө Ұ Ү Һ І, so both are needed. */
export const families = ['Noto Sans', 'Noto Sans SC'] as const

/** For machine-readable zones (Doc 9303-3 §4.3), whose characters the other families have as well. */
const zoneFont = 'OCRB.otf'

export type Fonts = {
  readonly files: readonly Buffer[]
  /** What each family of `families` can draw in both weights. */
  readonly coverages: readonly Coverage[]
}

export function loadFonts(): Fonts {
  const byFamily = families.map((family) =>
    weights.map((weight) => readFileSync(new URL(`${family.replaceAll(' ', '')}-${weight}.ttf`, folder))),
  )
  // the two weights of a family have the same characters; a test says so
  const files = [...byFamily.flat(), readFileSync(new URL(zoneFont, folder))]
  return { files, coverages: byFamily.map(([regular]) => fontCoverage(regular as Uint8Array)) }
}
