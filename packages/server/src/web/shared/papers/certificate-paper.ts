import { parseVdsNc, readCertificateClaims, type CancellationCertificateClaims } from '@sapar/verifier/format'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import type { SignedDocument } from '#modules/credentials'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Money } from '#kernel/money.ts'
import type { DocumentData, DocumentOrder } from '#platform/documents/documents.ts'
import { formatCardNumber, formatDay, formatInstant } from '../format.ts'
import { checkAddress, frameParts, signedName, termIn } from './common-parts.ts'
import type { PaperSettings } from './paper-settings.ts'
import { qrCode } from './qr-code.ts'

export type CertificateFacts = {
  readonly signed: SignedDocument
  /** What the public log was given: SHA-256 of salt and certificate. */
  readonly commitment: Uint8Array
  /** What the receipt of the request says; undefined: the card cost nothing. */
  readonly charge: Money | undefined
}

/** The certificate on one sheet, the holder's language first and one sentence in each of the others. */
export async function certificatePaper(certificate: CertificateFacts, settings: PaperSettings): Promise<DocumentOrder> {
  const { language, publicUrl, issuer, book } = settings
  const claims = readSigned(certificate.signed.text)
  const texts = messages[language].papers
  const own = texts.certificate
  const foot = own.foot(claims.certificateNumber)
  return {
    template: 'certificate',
    language,
    title: foot,
    at: certificate.signed.signedAt,
    data: {
      ...frameParts(settings, foot),
      heading: own.heading,
      lead: own.lead(issuer.name),
      facts: facts(claims, certificate.charge, settings),
      code: {
        qr: await qrCode(certificate.signed.text),
        title: texts.card.codeTitle,
        how: texts.card.codeHow(checkAddress(publicUrl)),
      },
      others: { title: own.others, sentences: otherLanguages(claims, language, book.calendar.timeZone) },
      proofs: [
        { term: own.status, value: own.place(claims.status.uri, claims.status.idx) },
        { term: own.log, value: Buffer.from(certificate.commitment).toString('hex'), note: own.logNote },
      ],
    },
  }
}

export function readSigned(text: string): CancellationCertificateClaims {
  const seal = parseVdsNc(text)
  const claims = seal.ok ? readCertificateClaims(seal.value) : undefined
  if (!claims) throw new Error('a signed certificate cannot be read')
  return claims
}

function facts(
  claims: CancellationCertificateClaims,
  charge: Money | undefined,
  { language, book }: PaperSettings,
): DocumentData[] {
  const { timeZone } = book.calendar
  const own = messages[language].papers.certificate
  const at = new Date(claims.cancelledAt * 1_000)
  const utc = messages[language].receipts.paper.instants(timeZone, at.toISOString().replace('T', ' ').slice(0, 19))
  const amount = charge && fact(language, ({ papers }) => papers.certificate.amount, moneyText(charge, language))
  return [
    fact(language, ({ papers }) => papers.certificate.number, claims.certificateNumber),
    fact(language, ({ account }) => account.card.number, formatCardNumber(claims.cardNumber)),
    {
      ...fact(language, ({ papers }) => papers.certificate.cancelled, formatInstant(language, at, timeZone)),
      note: utc,
    },
    fact(language, ({ papers }) => papers.certificate.request, claims.requestReference),
    fact(language, ({ account }) => account.card.holder, signedName(claims.name)),
    fact(language, ({ account }) => account.card.passport, `${claims.passportNumber} (${claims.nationality})`),
    {
      ...fact(language, ({ papers }) => papers.certificate.stopped, formatDay(language, claims.stoppedOn)),
      note: own.stoppedNote,
    },
    ...(amount ? [amount] : []),
  ]
}

const fact = (
  language: Language,
  pick: Parameters<typeof termIn>[1],
  value: string,
): { readonly term: string; readonly value: string } => ({ term: termIn(language, pick), value })

function otherLanguages(
  { cardNumber, name, cancelledAt }: CancellationCertificateClaims,
  own: Language,
  timeZone: string,
): DocumentData[] {
  const day = dayInZone(new Date(cancelledAt * 1_000), timeZone)
  return languages
    .filter((language) => language !== own)
    .map((language) => {
      const [tag = language] = language.split('-')
      const { statement } = messages[language].papers.certificate
      const sentence = statement(formatCardNumber(cardNumber), signedName(name), formatDay(language, day))
      return { language: tag, sentence }
    })
}
