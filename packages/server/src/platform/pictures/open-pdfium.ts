import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PDFiumLibrary, PDFiumModule } from '@hyzyla/pdfium'

/** Most memory that one document may take: a 48-megapixel scan fits (measured), a bomb does not. */
export const maxPdfiumBytes = 256 * 1024 * 1024

const noSuchFile = -44 // ENOENT in Emscripten's numbering (WASI errno 44)

export type Pdfium = {
  readonly library: Awaited<ReturnType<typeof PDFiumLibrary.init>>
  /** True when the document asked for more memory than it may have. */
  isExhausted(): boolean
}

export const compiledPdfium = readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))).then((code) =>
  WebAssembly.compile(code),
)

/**
 * PDFium as WebAssembly, because a PDF is a program: a broken parser damages only its own linear memory. The module is
 * built without V8 and XFA, so JavaScript in a document has nothing that runs it; among its imports there is no socket
 * and no process; and `openat`, its one door to (in-memory) files, is shut here.
 *
 * A fresh instance for each document (some milliseconds): what one person's file did to the memory, or left in it, can
 * never reach the next person's pages.
 */
export async function openPdfium(): Promise<Pdfium> {
  const module = await compiledPdfium
  let exhausted = false

  const instantiateWasm = (imports: WebAssembly.Imports, done: (...made: never[]) => void): WebAssembly.Exports => {
    const env = imports['env'] as Record<string, (bytes: number) => unknown>
    const grow = env['emscripten_resize_heap']
    if (!grow) throw new Error('this build of PDFium grows its memory in a way that is not bounded')
    const guarded = {
      ...env,
      __syscall_openat: () => noSuchFile,
      emscripten_resize_heap(bytes: number) {
        // The number comes from 32-bit code: above 2 GB it looks negative.
        if (bytes >>> 0 <= maxPdfiumBytes) return grow(bytes)
        exhausted = true
        return 0
      },
    } as WebAssembly.ModuleImports
    const instance = new WebAssembly.Instance(module, { ...imports, env: guarded })
    // The package's types name one argument (the module); the code it runs takes the instance and the module.
    ;(done as (instance: WebAssembly.Instance, module: WebAssembly.Module) => void)(instance, module)
    return instance.exports
  }

  const library = await PDFiumLibrary.initBase({
    vendor: (options) => PDFiumModule(quiet(options)),
    instantiateWasm,
  })
  return { library, isExhausted: () => exhausted }
}

/** What PDFium prints about a hostile file belongs neither on the terminal nor in a log. */
function quiet<Options extends object>(options: Options): Options {
  const ignore = (): void => {}
  return { ...options, print: ignore, printErr: ignore }
}
