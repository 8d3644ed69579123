import type { Block, Letter, Span } from './letter.ts'

// Mail programs know no style sheets that are worth the name: inline, few, and readable without any.
const ink = '#102A2E'
const teal = '#0B5D5E'
const sand = '#F6F2EA'
const fonts = "system-ui,'Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif"
const styles = {
  body: `margin:0;padding:16px;background:${sand};color:${ink};font-family:${fonts};font-size:16px;line-height:1.5`,
  sheet: `max-width:560px;margin:0 auto;padding:24px;background:#FFFFFF;border-top:4px solid ${teal}`,
  band: `max-width:560px;margin:0 auto 8px;padding:8px 24px;border:2px solid ${ink};font-weight:bold`,
  end: `margin:24px 0 0;padding:16px 0 0;border-top:1px solid ${ink};font-size:14px`,
  paragraph: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding:0 0 0 24px',
  figure: 'white-space:nowrap;font-variant-numeric:tabular-nums',
  link: `color:${teal};word-break:break-all`,
}

/** A whole document: mail programs show it, and the account offers it for download. */
export function letterToHtml(letter: Letter): string {
  const band = letter.demoBand === undefined ? '' : `<p style="${styles.band}">${escape(letter.demoBand)}</p>\n`
  return `<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(letter.subject)}</title>
</head>
<body style="${styles.body}">
${band}<div style="${styles.sheet}">
${paragraph(letter.writer)}
${letter.body.map(blockToHtml).join('\n')}
<div style="${styles.end}">
${letter.end.map(blockToHtml).join('\n')}
</div>
</div>
</body>
</html>
`
}

function blockToHtml(block: Block): string {
  if (block.kind === 'paragraph') return paragraph(block.spans)
  const items = block.items.map((item) => `<li><bdi>${escape(item)}</bdi></li>`)
  return `<ul style="${styles.list}">\n${items.join('\n')}\n</ul>`
}

function paragraph(spans: readonly Span[]): string {
  return `<p style="${styles.paragraph}">${spans.map(spanToHtml).join('')}</p>`
}

function spanToHtml(span: Span): string {
  // The address is the words of the link: what is read is where it leads.
  if (span.kind === 'link')
    return `<a href="${escape(span.address)}" style="${styles.link}">${escape(span.address)}</a>`
  const text = escape(span.text)
  if (span.kind === 'isolated') return `<bdi>${text}</bdi>`
  return span.kind === 'figure' ? `<strong style="${styles.figure}">${text}</strong>` : text
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
