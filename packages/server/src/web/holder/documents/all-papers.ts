import { findSignedReceipt, listReceipts, type Receipt } from '#modules/cancellations'
import { listSignedPapers, type DecidedPaper, type SignedDocument } from '#modules/credentials'
import { findLetter, listLetters } from '#modules/notices'
import { zipOf, type ZipEntry } from '#platform/files/zip.ts'
import { isSigned, paperName, type SignedPaper } from '../../shared/papers/load-papers.ts'
import { receiptDocument } from '../../shared/receipts/receipt-document.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { contentOf, paperSettings } from './give-paper.ts'
import { paperForms } from './paths.ts'

export type KeptReceipt = { readonly receipt: Receipt; readonly signed: SignedDocument | undefined }
export type AllPapers = { readonly signed: readonly DecidedPaper[]; readonly receipts: readonly KeptReceipt[] }

export async function loadPapers({ deps: { db }, session }: HolderPage): Promise<AllPapers> {
  const [cards, certificates, receipts] = await Promise.all([
    listSignedPapers(db, session.holderIds, 'card'),
    listSignedPapers(db, session.holderIds, 'certificate'),
    listReceipts(db, session.holderIds),
  ])
  const kept = receipts.map(async (receipt) => ({ receipt, signed: await findSignedReceipt(db, receipt) }))
  return { signed: newestOfEach([...certificates, ...cards]), receipts: await Promise.all(kept) }
}

/** A card that was issued again shows the document it has now. */
function newestOfEach(papers: readonly DecidedPaper[]): DecidedPaper[] {
  const seen = new Set<string>()
  return papers.filter(({ cardId, document }) => {
    const isFirst = !seen.has(`${cardId} ${document}`)
    seen.add(`${cardId} ${document}`)
    return isFirst
  })
}

/** Every paper in every form, and every letter, as one file to keep. */
export async function zipPapers(page: HolderPage): Promise<Uint8Array<ArrayBuffer>> {
  const { signed, receipts } = await loadPapers(page)
  const entries: ZipEntry[] = []
  // one after the other: a sheet is set where it is called, and others want their pages meanwhile
  for (const paper of signed) if (isSigned(paper)) entries.push(...(await signedEntries(page, paper)))
  for (const receipt of receipts) entries.push(...(await receiptEntries(page, receipt)))
  return zipOf([...entries, ...(await letterEntries(page))])
}

async function signedEntries(page: HolderPage, paper: SignedPaper): Promise<ZipEntry[]> {
  const name = await paperName(page.deps.db, paper)
  const entries: ZipEntry[] = []
  for (const form of paperForms) {
    const content = await contentOf(page, paper, form)
    if (content !== undefined) entries.push(entry(`${paper.document}s/${name}.${form}`, content, paper.decidedAt))
  }
  return entries
}

async function receiptEntries(page: HolderPage, { receipt, signed }: KeptReceipt): Promise<ZipEntry[]> {
  const order = await receiptDocument(receipt, await paperSettings(page))
  const name = `receipts/sapar-receipt-${receipt.number}`
  return [
    entry(`${name}.pdf`, page.deps.documents.render(order), receipt.issuedAt),
    entry(`${name}.json`, receipt.text, receipt.issuedAt),
    ...(signed ? [entry(`${name}-signed.json`, signed.text, receipt.issuedAt)] : []),
  ]
}

async function letterEntries({ deps: { db }, session }: HolderPage): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  for (const { id } of await listLetters(db, session.holderIds)) {
    const letter = await findLetter(db, session.holderIds, id)
    if (!letter) continue
    const name = `letters/${letter.writtenAt.toISOString().slice(0, 10)}-${letter.template}-${id.slice(-12)}`
    entries.push(entry(`${name}.txt`, letter.text, letter.writtenAt))
    if (letter.html !== null) entries.push(entry(`${name}.html`, letter.html, letter.writtenAt))
  }
  return entries
}

function entry(name: string, content: string | Uint8Array, at: Date): ZipEntry {
  return { name, bytes: typeof content === 'string' ? Buffer.from(content) : content, at }
}
