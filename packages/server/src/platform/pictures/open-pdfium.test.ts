import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { pdf } from '#test/support/pdf-samples.ts'
import { maxPdfiumBytes, openPdfium } from './open-pdfium.ts'

const wasm = await WebAssembly.compile(await readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))))

describe('PDFium', () => {
  it('has no way to a network, a process or a native library', () => {
    const imports = WebAssembly.Module.imports(wasm).map(({ name }) => name)
    assert.ok(imports.includes('__syscall_openat'), 'the import that is shut has another name now')
    assert.deepEqual(
      imports.filter((name) => /sock|connect|sendto|recv|poll|exec|fork|spawn|dlopen|fetch|asm_const/i.test(name)),
      [],
    )
  })

  it('is built without a JavaScript engine and without XFA', async () => {
    const code = (await readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm')))).toString('latin1')
    assert.equal(/v8::|CJS_Runtime|FXJSE|CXFA_/.test(code), false)
  })

  it('opens each document in memory of its own', async () => {
    const [one, two] = [await openPdfium(), await openPdfium()]
    const first = await one.library.loadDocument(pdf({ pages: 2 }))
    const second = await two.library.loadDocument(pdf({ pages: 3 }))
    one.library.destroy()
    assert.equal(second.getPageCount(), 3)
    assert.notEqual(first, second)
  })

  it('does not take more memory than it may', async () => {
    const { library, isExhausted } = await openPdfium()
    assert.equal(isExhausted(), false)
    const tooLarge = { length: maxPdfiumBytes } as Uint8Array
    await assert.rejects(library.loadDocument(tooLarge))
    assert.equal(isExhausted(), true)
  })
})
