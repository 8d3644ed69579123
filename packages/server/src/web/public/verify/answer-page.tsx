import type { Reason } from '@sapar/verifier'
import type { VerificationAnswer } from '#domain/cards/verification-answer.ts'
import type { Messages } from '#locales/index.ts'
import type { ReferenceBook } from '#modules/reference'
import { Document } from '../../shared/components/document.tsx'
import { LinkButton } from '../../shared/components/form.tsx'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay, formatInstant } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import type { ShownAnswer, ShownCard } from './shown-answer.ts'

type Props = {
  readonly page: Page<undefined, PublicDeps>
  readonly shown: ShownAnswer
  readonly book: ReferenceBook
}

/** A word, a shape and a colour; what it means, what to do, and how old the data is. */
export function AnswerPage({ page, shown, book }: Props) {
  const { answer: t } = page.t.verify
  const { answer, source } = shown
  const { tone, shape } = looks[answer]
  return (
    <Document page={page} title={`${t.title}: ${t.words[answer]}`} look="public">
      <div class="narrow">
        <h1 class={`card-answer ${tone}`}>
          <span aria-hidden="true">{shape}</span> {t.words[answer]}
        </h1>
        <p class="lead">{t.means[answer]}</p>
        <p>
          <b>{t.todo[answer]}</b>
        </p>
        <Why page={page} reasons={shown.reasons} />
        {shown.card && (
          <section aria-labelledby="proves">
            <h2 id="proves">{source === 'document' ? t.proves : t.provesCode}</h2>
            <Facts facts={factsOf(page, book, shown.card)} />
            {source === 'share-code' && <p>{t.noName}</p>}
          </section>
        )}
        <p class="quiet-text">
          {t.askedAt(formatInstant(page.language, new Date(shown.askedAt), book.calendar.timeZone))} {ageText(t, shown)}{' '}
          {t.keeps}
        </p>
        <p class="act">
          <LinkButton href={source === 'document' ? '/verify' : '/verify/code'} kind="quiet">
            {t.again}
          </LinkButton>
        </p>
      </div>
    </Document>
  )
}

type Look = { readonly tone: 'good' | 'wait' | 'gone' | 'bad'; readonly shape: string }

/** No two answers that call for different acts share a shape and a colour. */
const looks: Readonly<Record<VerificationAnswer, Look>> = {
  valid: { tone: 'good', shape: '●' },
  'not-yet-valid': { tone: 'wait', shape: '◐' },
  suspended: { tone: 'wait', shape: '◐' },
  'cancelled-by-holder': { tone: 'gone', shape: '○' },
  expired: { tone: 'gone', shape: '○' },
  'withdrawn-by-authority': { tone: 'bad', shape: '■' },
  'never-issued': { tone: 'bad', shape: '■' },
  'cannot-verify': { tone: 'wait', shape: '?' },
}

type Why = keyof Messages['verify']['answer']['why']

const whyOf: Readonly<Record<Reason, Why>> = {
  READ_ERROR: 'unreadable',
  WRONG_FORMAT: 'unreadable',
  UNKNOWN_CERTIFICATE: 'other-issuer',
  UNTRUSTED_CERTIFICATE: 'forged',
  REVOKED_CERTIFICATE: 'signer',
  EXPIRED_CERTIFICATE: 'signer',
  INVALID_DOCUMENTTYPE: 'forged',
  INVALID_SIGNATURE: 'forged',
  SEAL_PASSPORT_MISMATCH: 'other-passport',
  SIGNED_IN_FUTURE: 'clock',
  HOLDER_NOT_PROVED: 'unclear',
  STATUS_LIST_MISSING: 'list',
  STATUS_LIST_WRONG_FORMAT: 'list',
  STATUS_LIST_OTHER_URI: 'list',
  STATUS_LIST_UNTRUSTED: 'list',
  STATUS_LIST_INVALID_SIGNATURE: 'list',
  STATUS_LIST_FROM_FUTURE: 'clock',
  STATUS_LIST_EXPIRED: 'list',
  STATUS_LIST_STALE: 'list',
  STATUS_LIST_OLDER_SEQUENCE: 'list',
  STATUS_LIST_UNREADABLE: 'list',
  STATUS_INDEX_MISSING: 'unclear',
  STATUS_RESERVED: 'unclear',
  LOG_PROOF_INVALID: 'unclear',
  LOG_PROOF_UNSUPPORTED: 'unclear',
}

function Why({ page, reasons }: { readonly page: Props['page']; readonly reasons: readonly Reason[] }) {
  const { answer: t } = page.t.verify
  if (reasons.length === 0) return <></>
  return (
    <section aria-labelledby="why">
      <h2 id="why">{t.whyTitle}</h2>
      {Array.from(new Set(reasons.map((reason) => whyOf[reason])), (why) => (
        <p>{t.why[why]}</p>
      ))}
      <p class="quiet-text">{t.experts(reasons.join(', '))}</p>
    </section>
  )
}

function factsOf(page: Props['page'], book: ReferenceBook, card: ShownCard): readonly Fact[] {
  const { answer: t } = page.t.verify
  const { language } = page
  const facts: readonly (readonly [term: string, value: Fact['value'] | undefined])[] = [
    [t.card, card.cardNumber === null ? undefined : formatCardNumber(card.cardNumber)],
    [t.name, card.name === null ? undefined : <bdi>{card.name.replaceAll(/<+/g, ' ')}</bdi>],
    [t.passport, card.passportEnding === null ? undefined : `… ${card.passportEnding}`],
    [t.purpose, card.purpose === null ? undefined : purposeText(page, book, card.purpose)],
    [t.validFrom, card.validFrom === null ? undefined : formatDay(language, card.validFrom)],
    [t.validUntil, card.validUntil === null ? undefined : formatDay(language, card.validUntil)],
  ]
  return facts.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]))
}

/** A card outlives the list of purposes: of one that is in force no longer the card's own word is shown. */
function purposeText(page: Props['page'], book: ReferenceBook, code: string): string {
  return book.find('purpose', code)?.names[page.language] ?? code
}

function ageText(t: Messages['verify']['answer'], { source, ageSeconds }: ShownAnswer): string {
  if (source === 'share-code') return t.live
  if (ageSeconds === null) return t.age.none
  const minutes = Math.floor(ageSeconds / 60)
  return minutes < 1 ? t.age.seconds : t.age.minutes(minutes)
}
