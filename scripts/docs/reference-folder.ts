import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Pages = Readonly<Record<string, () => string>>

export const referenceFolder = fileURLToPath(new URL('../../docs/reference', import.meta.url))

/** Files that differ from what the code says now, that are missing, or that no page makes any more. */
export function staleFiles(folder: string, pages: Pages): string[] {
  const differing = Object.entries(pages).filter(([file, make]) => textOf(join(folder, file)) !== make())
  return [...differing.map(([file]) => file), ...leftOver(folder, pages)].toSorted()
}

/** Writes what is stale and removes what is left over; the names of both. */
export function writePages(folder: string, pages: Pages): string[] {
  const stale = staleFiles(folder, pages)
  mkdirSync(folder, { recursive: true })
  for (const file of stale) {
    const make = pages[file]
    if (make) writeFileSync(join(folder, file), make())
    else rmSync(join(folder, file))
  }
  return stale
}

function leftOver(folder: string, pages: Pages): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((file) => !(file in pages)) : []
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
