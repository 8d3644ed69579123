import { parseVdsNc, readCard, writeMrvB, type CardClaims } from '@sapar/verifier/format'
import type { Card } from '#domain/cards/card.ts'
import { messages } from '#locales/index.ts'
import type { SignedDocument } from '#modules/credentials'
import type { DocumentData, DocumentOrder } from '#platform/documents/documents.ts'
import { formatBirthDate, formatCardNumber, formatDay } from '../format.ts'
import { checkAddress, frameParts, signedName, termIn } from './common-parts.ts'
import type { PaperSettings } from './paper-settings.ts'
import { qrCode } from './qr-code.ts'

type Named = Pick<Card, 'cardType' | 'purpose'>

/**
 * A card on one sheet: what was signed, set in words; the signed code; and the zone that passport readers take in (MRV-B).
 * @param card names type and purpose, of which the code has the authority's short forms
 */
export async function cardPaper(card: Named, signed: SignedDocument, settings: PaperSettings): Promise<DocumentOrder> {
  const { language, publicUrl, issuer } = settings
  const claims = readSigned(signed.text)
  const texts = messages[language].papers
  const foot = texts.card.foot(formatCardNumber(claims.cardNumber))
  return {
    template: 'card',
    language,
    title: foot,
    at: signed.signedAt,
    data: {
      ...frameParts(settings, foot),
      heading: texts.card.heading,
      lead: texts.card.lead(issuer.name),
      facts: facts(card, claims, settings),
      code: {
        qr: await qrCode(signed.text),
        title: texts.card.codeTitle,
        how: texts.card.codeHow(checkAddress(publicUrl)),
      },
      asIssued: texts.card.asIssued,
      mrz: machineReadableZone(claims, issuer.code).map((line) => [...line]),
    },
  }
}

/** The zone's two lines of 36; its number is the card's own (Doc 9303-7 §5.2, positions 1–9). */
export function machineReadableZone(claims: CardClaims, issuer: string): readonly [string, string] {
  const { name, nationality, bornOn, sex, validUntil, cardNumber: documentNumber } = claims
  return writeMrvB({ issuer, name, documentNumber, nationality, bornOn, sex, validUntil })
}

function readSigned(text: string): CardClaims {
  const seal = parseVdsNc(text)
  const claims = seal.ok ? readCard(seal.value) : undefined
  if (!claims) throw new Error('a signed card cannot be read')
  return claims
}

function facts(card: Named, claims: CardClaims, { language, book }: PaperSettings): DocumentData[] {
  const labels = messages[language].account.card
  const { sexes } = messages[language].papers.card
  const day = (value: string) => formatDay(language, value)
  const entries = claims.entries === 0 ? labels.multipleEntry : labels.entryCount(claims.entries)
  return [
    fact(language, ({ account }) => account.card.number, formatCardNumber(claims.cardNumber)),
    fact(language, ({ account }) => account.card.type, book.cardType(card.cardType).names[language]),
    fact(language, ({ account }) => account.card.purpose, book.purpose(card.purpose).names[language]),
    fact(language, ({ account }) => account.card.entries, entries),
    fact(language, ({ account }) => account.card.validFrom, day(claims.validFrom)),
    fact(language, ({ account }) => account.card.validUntil, day(claims.validUntil)),
    fact(
      language,
      ({ account }) => account.card.stay,
      claims.stayDays === 0 ? labels.notLimited : labels.days(claims.stayDays),
    ),
    fact(language, ({ account }) => account.card.holder, signedName(claims.name)),
    fact(language, ({ account }) => account.card.passport, claims.passportNumber),
    fact(language, ({ papers }) => papers.card.born, formatBirthDate(language, claims.bornOn)),
    fact(language, ({ papers }) => papers.card.nationality, claims.nationality),
    fact(language, ({ papers }) => papers.card.sex, sexes[claims.sex]),
  ]
}

const fact = (
  language: PaperSettings['language'],
  pick: Parameters<typeof termIn>[1],
  value: string,
): DocumentData => ({ term: termIn(language, pick), value })
