import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { transformSync } from 'oxc-transform'
import { bundle } from './bundle.ts'

const folder = new URL('../../../assets/web/', import.meta.url)

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
}

type Bytes = Uint8Array<ArrayBuffer>

export type Encoding = 'br' | 'gzip'

export type Asset = {
  readonly type: string
  readonly body: Bytes
  /** Made when somebody first asks, off the event loop. */
  compressed(encoding: Encoding): Promise<Bytes>
}

export type Assets = {
  /** Where a file is served; the name holds its hash, so it may be cached for ever. */
  url(name: string): string
  find(hashedName: string): Asset | undefined
}

/** Reads and transpiles the files that browsers get. Done once at start; there is no build folder. */
export function loadAssets(): Assets {
  const urls = new Map<string, string>()
  const assets = new Map<string, Asset>()
  for (const [name, body] of files()) {
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
    const hashedName = name.replace(/\.([a-z]+)$/, `.${hash}.$1`)
    urls.set(name, `/assets/${hashedName}`)
    assets.set(hashedName, asset(name, body))
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

function* files(): Generator<readonly [name: string, body: Bytes]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = Uint8Array.from(readFileSync(new URL(entry.name, folder)))
    if (!entry.name.endsWith('.ts')) yield [entry.name, source]
    else yield [entry.name.replace(/ts$/, 'js'), bytes(transpile(entry.name, Buffer.from(source).toString()))]
  }
  // the page for gates holds the verifier: one file instead of sixty
  yield ['gate.js', bytes(bundle(new URL('gate/gate.ts', folder)))]
  yield ['gate-service-worker.js', bytes(bundle(new URL('gate/service-worker.ts', folder)))]
  // the camera alone, for the page that checks one card
  yield ['camera.js', bytes(bundle(new URL('gate/camera.ts', folder)))]
  yield ['gate.css', bytes(bundle(new URL('gate/gate.css', folder)))]
  yield [
    'zxing.wasm',
    Uint8Array.from(readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))),
  ]
}

function bytes(text: string): Bytes {
  return Uint8Array.from(Buffer.from(text))
}

const brotliAside = promisify(brotliCompress)
const gzipAside = promisify(gzip)

function asset(name: string, body: Bytes): Asset {
  const made = new Map<Encoding, Promise<Bytes>>()
  return {
    type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    body,
    compressed(encoding) {
      const found = made.get(encoding) ?? compress(body, encoding)
      made.set(encoding, found)
      return found
    },
  }
}

/** The decoder of bar codes is near a megabyte: 11 would save an eighth of it and take thirty times as long. */
const largeBytes = 262_144

async function compress(body: Bytes, encoding: Encoding): Promise<Bytes> {
  const quality = body.length > largeBytes ? 9 : 11
  const compressed =
    encoding === 'br'
      ? await brotliAside(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
      : await gzipAside(body, { level: 9 })
  return Uint8Array.from(compressed)
}

// Chrome 80 and Safari 13 are the oldest browsers we serve (experience.md, budgets).
function transpile(file: string, source: string): string {
  const { code, errors } = transformSync(file, source, { target: ['chrome80', 'safari13'], sourcemap: false })
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`)
  return code
}
