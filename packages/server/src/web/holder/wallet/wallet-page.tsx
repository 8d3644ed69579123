import type { Card } from '#domain/cards/card.ts'
import type { CardInWallets, OfferLinks } from '#modules/credentials'
import { Button, ErrorSummary, Form, LinkButton, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, DoneNote, Note, StateTag } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatInstant } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { walletPath } from './paths.ts'

type Props = {
  readonly page: HolderPage
  readonly card: Card
  readonly wallets: CardInWallets
  /** QR code of the offer that waits. */
  readonly picture: string | undefined
  readonly timeZone: string
  readonly errors: FormErrors
}

/** Offers a card to a wallet, step by step, and says which copies there are. */
export function WalletPage(props: Props) {
  const { page, card, wallets, errors } = props
  const { wallet: t } = page.t
  const number = formatCardNumber(card.cardNumber)
  const waiting = wallets.offer?.links
  return (
    <HolderLayout
      page={page}
      title={`${t.title}: ${number}`}
      tab="cards"
      hasForm
      hasErrors={Object.keys(errors).length > 0}
      shownAt={walletPath(card.id)}
    >
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        <DoneNote page={page} texts={t.done} />
        <BackLink href={`/account/cards/${card.id}`}>{number}</BackLink>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {waiting ? <Waiting {...props} links={waiting} /> : <Offering {...props} />}
        <Copies {...props} />
      </div>
    </HolderLayout>
  )
}

/** The three steps at the wallet, while an offer waits for it. */
function Waiting({ page, card, wallets, picture, timeZone, links }: Props & { readonly links: OfferLinks }) {
  const { wallet: t } = page.t
  const { sentTo = '', endsAt } = wallets.offer ?? {}
  return (
    <section class="panel" id="offer" aria-labelledby="waiting">
      <h2 id="waiting">{t.waiting}</h2>
      <ol>
        <li>
          {t.steps.scan}
          <img class="qr" src={picture} width="200" height="200" alt={t.qrAlt} />
        </li>
        <li>{t.steps.digits(sentTo)}</li>
        <li>{t.steps.accept}</li>
      </ol>
      {endsAt && <p>{t.goodUntil(formatInstant(page.language, endsAt, timeZone))}</p>}
      <Note kind="warn">
        <p>{t.warning}</p>
      </Note>
      <p class="act">
        <LinkButton href={links.byValue}>{t.open}</LinkButton>
        <LinkButton kind="quiet" href={walletPath(card.id)}>
          {t.see}
        </LinkButton>
      </p>
      <Form page={page} action={`${walletPath(card.id)}/end`} shownAt={walletPath(card.id)}>
        <p class="act">
          <Button kind="quiet">{t.end}</Button>
        </p>
      </Form>
    </section>
  )
}

function Offering({ page, card, wallets }: Props) {
  const { wallet: t } = page.t
  const state = wallets.offer?.state
  return (
    <section id="offer">
      {state === 'taken' && <Outcome kind="done" text={t.taken} />}
      {state === 'redeemed' && <Outcome kind="info" text={t.redeemed} />}
      {state === 'over' && <Outcome kind="info" text={t.over} />}
      {wallets.isOffered ? (
        <>
          <ul>
            {t.facts.map((fact) => (
              <li>{fact}</li>
            ))}
          </ul>
          <Form page={page} shownAt={walletPath(card.id)}>
            <p class="act">
              <Button>{state === undefined ? t.make : t.makeAgain}</Button>
            </p>
          </Form>
        </>
      ) : (
        <Note>
          <p>
            <b>{t.notPossible}</b>
          </p>
          <p>{t.notPossibleText}</p>
        </Note>
      )}
    </section>
  )
}

function Outcome({ kind, text }: { readonly kind: 'info' | 'done'; readonly text: string }) {
  return (
    <Note kind={kind}>
      <p>{text}</p>
    </Note>
  )
}

function Copies({ page, wallets, timeZone }: Props) {
  const { wallet: t } = page.t
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">{t.copies}</h2>
      {wallets.given.length === 0 ? (
        <p class="quiet-text">{t.none}</p>
      ) : (
        <>
          <ul>
            {wallets.given.map(({ at, count, isEnded }) => (
              <li>
                {t.given(formatInstant(page.language, at, timeZone), count)}
                {isEnded && (
                  <>
                    {' '}
                    <StateTag tone="gone">{t.ended}</StateTag>
                  </>
                )}
              </li>
            ))}
          </ul>
          {wallets.given.some(({ isEnded }) => !isEnded) && <p>{t.lost}</p>}
        </>
      )}
    </section>
  )
}
