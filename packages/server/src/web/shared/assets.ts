import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { transformSync } from 'oxc-transform'

const folder = new URL('../../../assets/web/', import.meta.url)

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export type Asset = {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly br: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
}

export type Assets = {
  /** Where a file is served; the name holds its hash, so it may be cached for ever. */
  url(name: string): string
  find(hashedName: string): Asset | undefined
}

/** Reads, transpiles and compresses the files that browsers get. Done once at start; there is no build folder. */
export function loadAssets(): Assets {
  const urls = new Map<string, string>()
  const assets = new Map<string, Asset>()
  for (const file of readdirSync(folder)) {
    const name = file.replace(/\.ts$/, '.js')
    const source = readFileSync(new URL(file, folder), 'utf8')
    const text = file.endsWith('.ts') ? transpile(file, source) : source
    const body = Uint8Array.from(Buffer.from(text))
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
    const hashedName = name.replace(/\.([a-z]+)$/, `.${hash}.$1`)
    urls.set(name, `/assets/${hashedName}`)
    assets.set(hashedName, {
      type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      body,
      br: Uint8Array.from(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })),
      gzip: Uint8Array.from(gzipSync(body, { level: 9 })),
    })
  }
  return {
    url(name) {
      const url = urls.get(name)
      if (url === undefined) throw new Error(`no such asset: ${name}`)
      return url
    },
    find: (hashedName) => assets.get(hashedName),
  }
}

// Chrome 80 and Safari 13 are the oldest browsers we serve (experience.md, budgets).
function transpile(file: string, source: string): string {
  const { code, errors } = transformSync(file, source, { target: ['chrome80', 'safari13'], sourcemap: false })
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`)
  return code
}
