import { findReceiptById } from '#modules/cancellations'
import { getSigned, listSignedPapers, type CredentialsDeps } from '#modules/credentials'
import type { MakeAttachment } from '#modules/notices'
import type { ReferenceSource } from '#modules/reference'
import { orderPaper } from '#web/shared/papers/load-papers.ts'
import { receiptDocument } from '#web/shared/receipts/receipt-document.ts'
import type { AttachedDocument } from '#domain/notices/attachment.ts'
import type { Language } from '#domain/languages.ts'
import type { ReceiptIssuer } from '#domain/receipts/receipt-content.ts'
import type { Id } from '#kernel/ids.ts'
import type { DocumentOrder } from '#platform/documents/documents.ts'
import type { Services } from './services.ts'

type Deps = Pick<Services, 'db' | 'documents' | 'site'> & {
  readonly reference: ReferenceSource
  readonly credentials: CredentialsDeps
  readonly receiptIssuer: ReceiptIssuer
}
type Named = { readonly subjectId: Id; readonly id: Id; readonly language: Language }
type Paper = { readonly name: string; readonly order: DocumentOrder }

/** Every paper that can go with an e-mail. A kind without a maker is a type error. */
const makers: Readonly<Record<AttachedDocument, (deps: Deps, named: Named) => Promise<Paper>>> = {
  receipt,
  certificate,
}

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

/** A letter may be sent before the job that signs has come to its certificate: then it is signed now, once for both. */
async function certificate(deps: Deps, { subjectId, id, language }: Named): Promise<Paper> {
  const { db, credentials, reference, site, receiptIssuer: issuer } = deps
  const paper = (await listSignedPapers(db, [subjectId], 'certificate')).find(({ eventId }) => eventId === id)
  if (!paper) throw new Error(`no certificate of this holder has the id ${id}`)
  const signed = await getSigned(credentials, paper)
  const book = await reference.today()
  return orderPaper(db, { ...paper, signed }, { language, publicUrl: site.publicUrl, issuer, book })
}
