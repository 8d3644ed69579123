import { verifyCard, verifyCertificate, verifyReceipt, type Trust } from '@sapar/verifier'
import {
  dataToSign,
  envelope,
  longestBarcodeText,
  parseVdsNc,
  readCard,
  type DocumentKind,
  type JsonObject,
} from '@sapar/verifier/format'
import { unreachable } from '#kernel/result.ts'
import type { ThrowAwayAuthority } from './throw-away-authority.ts'

/**
 * Whether our own verifier accepts these very bytes, signed by a key that nobody trusts.
 * @returns what is wrong with the document, or undefined
 */
export async function checkDocument(
  authority: ThrowAwayAuthority,
  document: DocumentKind,
  data: JsonObject,
  now: Date,
): Promise<string | undefined> {
  const text = envelope(data, await authority.signDocument(dataToSign(data)), authority.documentCertificate)
  if (document !== 'receipt' && text.length > longestBarcodeText) return `too long for its bar code: ${text.length}`
  if (document === 'card') return checkCard(authority, text, now)
  return checkGenuine(document, text, authority.trust, now)
}

async function checkCard(authority: ThrowAwayAuthority, text: string, now: Date): Promise<string | undefined> {
  const seal = parseVdsNc(text)
  const status = seal.ok ? readCard(seal.value)?.status : undefined
  if (!status) return 'not a card'
  const list = await authority.makeList(status.uri, status.idx + 1, now)
  const { answer, reasons } = await verifyCard(text, { trust: authority.trust, now, statusLists: [list] })
  // a card that begins later is sound; one that is over is not worth a signature
  return answer === 'valid' || answer === 'not-yet-valid' ? undefined : [answer, ...reasons].join(' ')
}

/** Whether a document of ours is genuine under some trust; for certificates and receipts that is all there is to ask. */
export async function checkGenuine(
  document: DocumentKind,
  text: string,
  trust: Trust,
  now: Date,
): Promise<string | undefined> {
  switch (document) {
    case 'card': {
      const { reasons } = await verifyCard(text, { trust, now, statusLists: [] })
      const doubts = reasons.filter((reason) => reason !== 'STATUS_LIST_MISSING')
      return doubts.length > 0 ? doubts.join(' ') : undefined
    }
    case 'certificate': {
      const verified = await verifyCertificate(text, { trust, now })
      return verified.ok ? undefined : verified.refusal
    }
    case 'receipt': {
      const verified = await verifyReceipt(text, { trust, now })
      return verified.ok ? undefined : verified.refusal
    }
    default:
      return unreachable(document)
  }
}
