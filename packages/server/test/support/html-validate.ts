import assert from 'node:assert/strict'
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // how the text is written, not what a browser reads
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    // several answers to one question share a name
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    'void-style': 'off',
    'no-inline-style': 'error',
  },
})

/** HTML that a validator has nothing against, with one heading of the first order, a language and a title. */
export async function assertGoodHtml(html: string, what = ''): Promise<void> {
  await assertValid(html, what)
  assert.equal(html.match(/<h1[\s>]/g)?.length, 1, `${what}: exactly one h1`)
  assert.match(html, /<html lang="(zh-CN|en|kk|ru)"/, what)
  assert.match(html, /<title>[^<]+<\/title>/, what)
  assertErrorSummary(html, what)
}

const foundGood = new Set<string>()

/** A validator takes its time and reads elements, not words: a page in another language is read once. */
async function assertValid(html: string, what: string): Promise<void> {
  const structure = structureOf(html)
  if (foundGood.has(structure)) return
  const report = await validator.validateString(html)
  const messages = report.results.flatMap(({ messages: found }) =>
    found.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  )
  assert.deepEqual(messages, [], what)
  foundGood.add(structure)
}

/** The page with `x` for every text; an empty one stays empty. */
function structureOf(html: string): string {
  return html
    .replaceAll(/>[^<]*[^<\s][^<]*</g, '>x<')
    .replaceAll(/ (lang|href|action|value|content|placeholder|datetime|title|aria-label)="[^"]+"/g, ' $1="x"')
}

/** Each line of an error summary leads to something on the page, and the field says the same words. */
function assertErrorSummary(html: string, what: string): void {
  const summary = /<div class="error-summary".*?<\/div>/s.exec(html)?.[0] ?? ''
  for (const [, id = '', text = ''] of summary.matchAll(/<a href="#([^"]+)">([^<]*)<\/a>/g)) {
    assert.ok(html.includes(` id="${id}"`), `${what}: the error leads to #${id}, which is not there`)
    const atField = new RegExp(`<p class="error" id="${id}-error">([^<]*)</p>`).exec(html)?.[1]
    if (atField !== undefined) assert.equal(atField, text, `${what}: the same words at #${id}`)
  }
  assert.equal(
    summary !== '',
    /<title>(Error: |错误：|Қате: |Ошибка: )/.test(html),
    `${what}: the title tells of errors`,
  )
}

/** The page says this; with a field, the error summary says it and leads there. Texts come from the catalogue. */
export function says({ html }: { readonly html: string }, text: string, field?: string): void {
  const written = text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;')
  const wanted = field === undefined ? written : `<a href="#${field}">${written}</a>`
  assert.ok(html.includes(wanted), `the page does not say: ${wanted}`)
}
