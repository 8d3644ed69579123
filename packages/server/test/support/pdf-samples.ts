/** PDF files written by hand, so that each holds exactly the one thing that its test is about. */

export type PdfParts = {
  readonly pages?: number
  /** What `/Count` says, when it lies. */
  readonly count?: number
  readonly mediaBox?: string
  readonly content?: string
  readonly resources?: string
  /** More entries of the page, the catalogue and the trailer. */
  readonly page?: string
  readonly catalog?: string
  readonly trailer?: string
  /** Further objects, numbered from 10 on. */
  readonly objects?: readonly (string | Uint8Array)[]
}

const redSquare = '1 0 0 rg 20 20 160 160 re f'

/** Object 1 is the catalogue, 2 the page tree, 3 the content, 10… are the caller's, 100… the pages. */
export function pdf(parts: PdfParts = {}): Buffer {
  const count = parts.pages ?? 1
  const kids = Array.from({ length: count }, (_, index) => 100 + index)
  const tree = `/Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${parts.count ?? count}`
  const page = `/Type /Page /Parent 2 0 R /MediaBox [${parts.mediaBox ?? '0 0 200 200'}] /Contents 3 0 R`
  const objects = new Map<number, string | Uint8Array>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`],
    [2, `<< /Type /Pages ${tree} >>`],
    [3, pdfStream('', parts.content ?? redSquare)],
    ...(parts.objects ?? []).map((body, index): [number, string | Uint8Array] => [10 + index, body]),
    ...kids.map((id): [number, string] => [
      id,
      `<< ${page} /Resources << ${parts.resources ?? ''} >> ${parts.page ?? ''} >>`,
    ]),
  ])
  return pdfOf(objects, parts.trailer ?? '')
}

export function pdfStream(entries: string, body: string | Uint8Array): Buffer {
  const bytes = Buffer.from(body)
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

function pdfOf(objects: ReadonlyMap<number, string | Uint8Array>, trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: [id: number, offset: number][] = []
  let length = parts[0]?.length ?? 0
  for (const [id, body] of objects) {
    const part = Buffer.concat([Buffer.from(`${id} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')])
    places.push([id, length])
    parts.push(part)
    length += part.length
  }
  const table = places.map(([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = Math.max(...objects.keys()) + 1
  const end = `trailer\n<< /Root 1 0 R /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(`xref\n0 1\n0000000000 65535 f \n${table}${end}`)])
}

/** A page that shows one picture, stored as it comes out of a scanner. */
export function pdfWithPicture(entries: string, body: Uint8Array): Buffer {
  return pdf({
    content: 'q 200 0 0 200 0 0 cm /P Do Q',
    resources: '/XObject << /P 10 0 R >>',
    objects: [pdfStream(`/Type /XObject /Subtype /Image ${entries}`, body)],
  })
}

/** A field of a form that was filled in: only its appearance counts. */
export const filledForm = (): Buffer =>
  pdf({
    content: '',
    catalog: '/AcroForm << /Fields [10 0 R] /XFA (<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>) >>',
    page: '/Annots [10 0 R]',
    objects: [
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (A) /F 4 /Rect [0 0 200 200] /AP << /N 11 0 R >> /AA << /C << /S /JavaScript /JS (app.alert(1)) >> >> >>',
      pdfStream('/Type /XObject /Subtype /Form /BBox [0 0 200 200]', '1 0 0 rg 0 0 200 200 re f'),
    ],
  })
