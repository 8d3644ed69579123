import { findReceiptById } from '#modules/cancellations'
import type { MakeAttachment } from '#modules/notices'
import type { ReferenceSource } from '#modules/reference'
import { receiptDocument } from '#web/shared/receipts/receipt-document.ts'
import type { AttachedDocument } from '#domain/notices/attachment.ts'
import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import type { DocumentOrder } from '#platform/documents/documents.ts'
import type { Services } from './services.ts'

type Deps = Pick<Services, 'db' | 'documents' | 'site'> & { readonly reference: ReferenceSource }
type Named = { readonly subjectId: Id; readonly id: Id; readonly language: Language }
type Paper = { readonly name: string; readonly order: DocumentOrder }

/** Every paper that can go with an e-mail. A kind without a maker is a type error. */
const makers: Readonly<Record<AttachedDocument, (deps: Deps, named: Named) => Promise<Paper>>> = { receipt }

/** Makes the papers that notices name, at the moment at which they are sent. */
export function attachmentMaker(deps: Deps): MakeAttachment {
  return async ({ subjectId, language, attachment: { document, id } }) => {
    const { name, order } = await makers[document](deps, { subjectId, id, language })
    return { filename: `${name}.pdf`, contentType: 'application/pdf', content: deps.documents.render(order) }
  }
}

async function receipt({ db, reference, site }: Deps, { subjectId, id, language }: Named): Promise<Paper> {
  const found = await findReceiptById(db, subjectId, id)
  if (!found) throw new Error(`no receipt of this holder has the id ${id}`)
  const book = await reference.today()
  const order = await receiptDocument(found, { language, publicUrl: site.publicUrl, book })
  return { name: `sapar-receipt-${found.number}`, order }
}
