import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as immediate } from 'node:timers/promises'
import fc from 'fast-check'
import { drawPdf, flat, wordsOfPdf } from '#test/support/pdf-pages.ts'
import type { DocumentOrder } from './documents.ts'
import { notDrawable } from './drawable-text.ts'
import { openDocuments } from './typst-documents.ts'

const documents = openDocuments({ templates: new URL('../../../test/support/templates/', import.meta.url) })
const at = new Date('2026-11-26T08:00:00Z')

const words = (texts: readonly string[], wishes: Partial<DocumentOrder> = {}): DocumentOrder => ({
  template: 'words',
  language: 'en',
  title: 'Words',
  at,
  data: { texts },
  ...wishes,
})

// PDFium cannot read the text of a page that has next to none
const [before, after] = ['The first line of the page', 'The last line of the page']

async function wordsAfter(texts: readonly string[]): Promise<string> {
  const read = await wordsOfPdf(documents.render(words([before, ...texts, after])))
  return read.replace(flat(before), '').replace(flat(after), '')
}

test('nothing that somebody wrote is read as Typst', async () => {
  const hostile = [
    '#panic("x")',
    '#read("/etc/passwd")',
    '*bold*',
    '[',
    ']',
    '"',
    '\\',
    '\\u{41}',
    '$1/0$',
    '<a> @a',
    '= Head',
    '// gone',
  ]
  assert.equal(await wordsAfter(hostile), flat(hostile.join('')))
})

test('any text at all makes a document, and is in it as it was given', async () => {
  // without a hyphen: at the end of a line PDFium takes one for a word that goes on
  const printable = fc.string({
    unit: fc.constantFrom(...'#*[]{}()"\\`$<>@=_~^/|:;,.+!?%&\'ÄҒқ王ы₸9a'),
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(printable, { maxLength: 5 }), async (texts) => {
      assert.equal(await wordsAfter(texts), flat(texts.join('')))
    }),
    { numRuns: 60 },
  )
})

test('texts that no font has, that run to the left, or never end, still make a document', async () => {
  for (const text of ['محمد بن سلمان', '𠀀𠀁 𒀀', '\u202Eevil', 'W'.repeat(200), '王'.repeat(200), '', '\u0000']) {
    assert.ok(documents.render(words([text])).length > 500)
  }
  assert.match(await wordsAfter(['𒀀']), new RegExp(notDrawable))
})

// A subset font can lose a letter while the text behind it still reads well: only the picture tells.
for (const weight of ['regular', 'bold']) {
  test(`each letter of the four languages has a ${weight} picture of its own`, async () => {
    const letters = [
      ...'DFGJNQRSdfgjnqr0123456789ӘәҒғҚқҢңӨөҰұҮүҺҖЖФЩЪЫЭЮЯфщъыэюя₸€№旅游卡回执注销审核用途有效期天元费',
      notDrawable,
    ]
    const order = words([], { template: 'letters', data: { texts: letters, weight } })
    const pages = await drawPdf(documents.render(order), 144)
    assert.equal(pages.length, letters.length)
    const seen = new Map<string, string>()
    pages.forEach(({ png }, index) => {
      const picture = png.toString('base64')
      const letter = letters[index] ?? ''
      assert.equal(seen.get(picture), undefined, `${letter} looks like ${seen.get(picture)}`)
      seen.set(picture, letter)
    })
    const [blank] = await drawPdf(documents.render({ ...order, data: { texts: [' '], weight } }), 144)
    assert.ok(blank && !seen.has(blank.png.toString('base64')), 'a letter that is not there at all')
  })
}

test('the same order makes the same bytes, in this and in another compiler', () => {
  const order = words(['Қазақша 旅游卡'])
  const first = documents.render(order)
  documents.render(words(['something else']))
  assert.deepEqual(documents.render(order), first)
  const other = openDocuments({ templates: new URL('../../../test/support/templates/', import.meta.url) })
  assert.deepEqual(other.render(order), first)
  assert.notDeepEqual(documents.render(words(['Қазақша'])), first)
})

test('it is PDF/A-2a: tagged, with its own fonts inside, its title and its language', () => {
  const file = Buffer.from(documents.render(words(['Қ 旅'], { language: 'zh-CN', title: '回执 "R-1" (a)' }))).toString(
    'latin1',
  )
  assert.ok(file.startsWith('%PDF-1.7'))
  assert.ok(file.includes('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>'))
  assert.match(file, /\/Marked true/)
  assert.equal(/\/Lang \(([^)]*)\)/.exec(file)?.[1], 'zh-CN')
  const fonts = new Set([...file.matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map(([, name = '']) => name))
  assert.deepEqual([...fonts].toSorted(), ['NotoSans-Regular', 'NotoSansSC-Regular'])
})

test('memory stays flat over many documents', async () => {
  const render = async (count: number): Promise<number> => {
    for (let made = 0; made < count; made += 1) {
      documents.render(words([`number ${made}`, 'Қ 旅 '.repeat(50)]))
      await immediate() // a document is given back between two turns of the loop
    }
    return process.memoryUsage().rss
  }
  const early = await render(200)
  const grown = (await render(400)) - early
  assert.ok(grown < 48 * 1024 * 1024, `grew by ${grown} bytes`)
})

test('a template that is not there, or is wrong, is a bug of ours and says so', () => {
  for (const template of ['nobody', '../frame', 'a/b', '']) {
    assert.throws(() => documents.render(words([], { template })), { name: 'DocumentError' }, template)
  }
  assert.throws(() => documents.render(words([], { template: 'broken' })), {
    name: 'DocumentError',
    message: /nobody-wrote-this/,
  })
})
