import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { DocumentError, type DocumentOrder, type Documents } from './documents.ts'
import { drawableData, drawableText } from './drawable-text.ts'
import { families, loadFonts, type Fonts } from './fonts.ts'

const templates = new URL('../../../documents/', import.meta.url)
const templateName = /^[a-z]+(-[a-z]+)*$/
/** Compilations after which something that was not used again is forgotten, so that memory stays flat. */
const keptCompilations = 10

type TypstSettings = { readonly templates?: URL }

/**
 * Documents by Typst. Opening reads the fonts (a tenth of a second), which is why it is done at the start and not for the
 * first person who asks.
 */
export function openDocuments(settings: TypstSettings = {}): Documents {
  const fonts = loadFonts()
  const folder = fileURLToPath(settings.templates ?? templates)
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: [...fonts.files] }] })
  return {
    render(order) {
      if (!templateName.test(order.template)) throw new DocumentError(`no template is named ${order.template}`)
      try {
        const pdf = compiler.pdf(compile(compiler, `${folder}${order.template}.typ`, order, fonts), {
          pdfStandard: 'a-2a',
        })
        return Uint8Array.from(pdf)
      } catch (error) {
        if (error instanceof DocumentError) throw error
        throw new DocumentError(`${order.template} could not be set: ${String(error)}`, { cause: error })
      } finally {
        compiler.evictCache(keptCompilations)
      }
    },
  }
}

function compile(compiler: NodeCompiler, file: string, order: DocumentOrder, fonts: Fonts): NodeTypstDocument {
  const done = compiler.compile({ mainFilePath: file, inputs: { order: JSON.stringify(inputOf(order, fonts)) } })
  if (done.result) return done.result
  const diagnostics: readonly unknown[] = done.takeDiagnostics()?.shortDiagnostics ?? []
  throw new DocumentError(`${order.template} could not be set: ${JSON.stringify(diagnostics)}`)
}

/** All that a template gets, as one JSON text: Typst reads it with `json`, and nothing in it is code there. */
function inputOf({ language, title, at, data }: DocumentOrder, { coverages }: Fonts) {
  const [tag = 'en', region] = language.split('-')
  return {
    language: tag,
    region: region ?? null,
    title: drawableText(title, coverages),
    at: [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()],
    fonts: families,
    data: drawableData(data, coverages),
  }
}
