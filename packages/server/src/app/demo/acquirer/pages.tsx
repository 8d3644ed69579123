import { Hono, type Context } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import { isLanguage, type Language } from '#domain/languages.ts'
import type { Bank } from './bank.ts'
import type { BookedSession, WebhookWishes } from './book.ts'
import { bankTexts } from './texts.ts'

const wishNames = ['isDuplicated', 'isOutOfOrder', 'isDelayed', 'isForged'] as const satisfies (keyof WebhookWishes)[]
const choices = ['pay', 'challenge', 'decline', 'silent', 'late'] as const

type PageDeps = {
  readonly bank: Bank
  /** `350.00 KZT`: the bank counts as Stripe does, its page shows money. */
  readonly amountText: (session: BookedSession) => string
}

/** The page on which somebody pays: what a real bank would decide, one presses here. */
export function bankPages({ bank, amountText }: PageDeps): Hono {
  const app = new Hono()
  app.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: 'no-referrer' }))
  app.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css' }))
  app.get('/pay/:id', (c) => withSession(bank, c, (session) => show(c, <PayPage {...{ session, amountText }} />)))
  app.get('/pay/:id/challenge', (c) =>
    withSession(bank, c, (session) => show(c, <ChallengePage {...{ session, amountText }} />)),
  )
  app.post('/pay/:id', (c) =>
    withSession(bank, c, async (session) => {
      const form = await c.req.formData()
      bank.wish(session, Object.fromEntries(wishNames.map((name) => [name, form.has(name)])) as WebhookWishes)
      return c.redirect(decide(bank, session, form.get('do')), 303)
    }),
  )
  app.post('/pay/:id/challenge', (c) =>
    withSession(bank, c, async (session) => {
      const form = await c.req.formData()
      if (form.get('do') === 'confirm') bank.pay(session)
      else bank.decline(session)
      return c.redirect(`/pay/${session.id}`, 303)
    }),
  )
  return app
}

const policy = { defaultSrc: ["'none'"], styleSrc: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"] }

function decide(bank: Bank, session: BookedSession, what: unknown): string {
  const page = `/pay/${session.id}`
  if (session.status !== 'open') return page
  if (what === 'challenge') return `${page}/challenge`
  if (what === 'pay') bank.pay(session)
  else if (what === 'decline') bank.decline(session)
  else if (what === 'late') bank.payLate(session)
  else if (what === 'silent') bank.fallSilent(session)
  return page
}

async function withSession(
  bank: Bank,
  c: Context,
  work: (session: BookedSession) => Response | Promise<Response>,
): Promise<Response> {
  bank.tick()
  const session = bank.book.sessions[c.req.param('id') ?? '']
  return session ? work(session) : c.text(bankTexts('en').unknown, 404)
}

async function show(c: Context, page: HtmlEscapedString | Promise<HtmlEscapedString>): Promise<Response> {
  return c.html(`<!doctype html>${await page}`)
}

function languageOf({ metadata }: BookedSession): Language {
  const language = metadata['language'] ?? ''
  return isLanguage(language) ? language : 'en'
}

type Props = { readonly session: BookedSession } & Pick<PageDeps, 'amountText'>

function Frame({ session, amountText, children }: Props & { readonly children?: Child }) {
  const language = languageOf(session)
  const t = bankTexts(language)
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t.bank}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>{t.bank}</header>
        <main>
          <p class="warning">{t.warning}</p>
          <h1>{session.description}</h1>
          <p>
            {t.amount}: <strong>{amountText(session)}</strong>
          </p>
          {children}
        </main>
      </body>
    </html>
  )
}

function PayPage({ session, amountText }: Props) {
  const t = bankTexts(languageOf(session))
  const isSilent = session.status === 'open' && session.expiresAt - session.created < 600
  if (session.status !== 'open' || isSilent) {
    const said = isSilent ? t.waiting : session.isPaid ? t.paid : session.status === 'expired' ? t.expired : t.failed
    return (
      <Frame session={session} amountText={amountText}>
        <p role="status">{said}</p>
        <p>
          <a class="button" href={session.returnUrl}>
            {t.back}
          </a>
        </p>
      </Frame>
    )
  }
  return (
    <Frame session={session} amountText={amountText}>
      <form method="post" action={`/pay/${session.id}`}>
        <fieldset>
          <legend>{t.messages}</legend>
          {wishNames.map((name) => (
            <label>
              <input type="checkbox" name={name} /> {t[name]}
            </label>
          ))}
        </fieldset>
        <h2>{t.choose}</h2>
        {choices.map((choice) => (
          <button type="submit" name="do" value={choice}>
            {t[choice]}
          </button>
        ))}
      </form>
      <p>
        <a href={session.returnUrl}>{t.back}</a>
      </p>
    </Frame>
  )
}

function ChallengePage({ session, amountText }: Props) {
  const t = bankTexts(languageOf(session))
  return (
    <Frame session={session} amountText={amountText}>
      <h2>{t.challengeTitle}</h2>
      <form method="post" action={`/pay/${session.id}/challenge`}>
        <button type="submit" name="do" value="confirm">
          {t.confirm}
        </button>
        <button type="submit" name="do" value="deny">
          {t.deny}
        </button>
      </form>
    </Frame>
  )
}

const style = `
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #222; background: #f4f1ea; }
header { padding: 1rem; font-weight: 700; color: #fff; background: repeating-linear-gradient(45deg, #5b4a78, #5b4a78 12px, #4a3c63 12px, #4a3c63 24px); }
main { max-width: 36rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.35rem; } h2 { font-size: 1.1rem; }
.warning { padding: .75rem; border: 2px dashed #5b4a78; background: #fff; }
fieldset { margin: 1rem 0; } label { display: block; padding: .25rem 0; }
button, .button { display: block; box-sizing: border-box; width: 100%; margin: .5rem 0; padding: .75rem; font: inherit; text-align: left; text-decoration: none; color: #fff; background: #5b4a78; border: 0; border-radius: .25rem; cursor: pointer; }
button:focus-visible, a:focus-visible, input:focus-visible { outline: 3px solid #d98e04; outline-offset: 2px; }
`
