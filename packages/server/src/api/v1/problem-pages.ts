import { Hono } from 'hono'
import { html } from 'hono/html'
import { problemPath, problemTypes, type ProblemCode } from './problem-types.ts'

const codes = Object.keys(problemTypes).toSorted() as ProblemCode[]
const byCode = new Map<string, ProblemCode>(codes.map((code) => [code, code]))

/**
 * `GET /api/docs/problems` and one page for each type: what the `type` of a problem document leads to (RFC 9457 §3.1.1).
 * In English, as the API is; made from the catalogue, so that none is missing.
 * @param stylesheet address of ours
 */
export function problemPages(stylesheet: string): Hono {
  const app = new Hono()
  app.get('/api/docs/problems', (c) =>
    c.html(
      page(stylesheet, 'Problem types of the API', [
        html`<p class="lead">
          The <code>type</code> of a problem document (RFC 9457) is the address of one of these pages.
        </p>`,
        html`<ul>
          ${codes.map((code) => html`<li><a href="${problemPath(code)}">${code}</a></li>`)}
        </ul>`,
      ]),
    ),
  )
  app.get('/api/docs/problems/:code', (c) => {
    const code = byCode.get(c.req.param('code'))
    if (code === undefined) return c.html(page(stylesheet, 'There is no such problem type', [toAll]), 404)
    const { status, says } = problemTypes[code]
    return c.html(
      page(stylesheet, code, [
        html`<p class="lead">${withCode(says)}</p>`,
        html`<p>HTTP status: ${status}.</p>`,
        toAll,
      ]),
    )
  })
  return app
}

type Markup = ReturnType<typeof html>

const toAll = html`<p><a href="/api/docs/problems">All problem types</a></p>`

/** Names of members stand in back-ticks in the catalogue. */
function withCode(sentence: string): Markup[] {
  return sentence.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
}

function page(stylesheet: string, title: string, parts: readonly Markup[]): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Sapar API</title>
        <link rel="stylesheet" href="${stylesheet}" />
      </head>
      <body>
        <main class="narrow">
          <h1>${title}</h1>
          ${parts}
        </main>
      </body>
    </html>`
}
