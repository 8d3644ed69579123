import { Hono, type Context } from 'hono'
import type { Bank } from './bank.ts'
import type { BankStore, BookedLine } from './book.ts'
import { readRefund, readSession } from './read-forms.ts'
import { errorObject, lineObject, refundObject, sessionObject } from './stripe-shapes.ts'

export type ApiDeps = {
  readonly bank: Bank
  readonly store: BankStore
  readonly secretKey: string
  readonly pageOrigin: () => string
  /** What the bank's list of a day shows; a test spoils it. */
  readonly listed: (lines: readonly object[]) => readonly object[]
}

/** The part of Stripe's API that a hosted page, refunds and the daily list need, over a make-believe bank. */
export function stripeApi(deps: ApiDeps): Hono {
  const { bank, secretKey, pageOrigin } = deps
  const app = new Hono()
  app.use('/v1/*', async (c, next) => {
    if (c.req.header('authorization') !== `Bearer ${secretKey}`) {
      return c.json(errorObject('invalid_request_error', 'Invalid API Key provided'), 401)
    }
    bank.tick()
    return next()
  })
  app.post('/v1/checkout/sessions', (c) => once(deps, c, (form) => addSession(deps, form)))
  app.get('/v1/checkout/sessions/:id', (c) => {
    const session = bank.book.sessions[c.req.param('id')]
    return session ? c.json(sessionObject(session, pageOrigin())) : missing(c, 'checkout.session')
  })
  app.post('/v1/refunds', (c) => once(deps, c, (form) => addRefund(deps, form)))
  app.get('/v1/refunds/:id', (c) => {
    const refund = bank.book.refunds[c.req.param('id')]
    return refund ? c.json(refundObject(refund)) : missing(c, 'refund')
  })
  app.get('/v1/balance_transactions', (c) => c.json(pageOfLines(deps, c)))
  return app
}

type Answered = { readonly status: 200 | 400; readonly answer: object }

/** The same key with the same form gives the same answer, with another form none (https://docs.stripe.com/api/idempotent_requests). */
async function once({ store }: ApiDeps, c: Context, work: (form: URLSearchParams) => Answered): Promise<Response> {
  const body = await c.req.text()
  const key = `${c.req.path} ${c.req.header('idempotency-key') ?? ''}`
  const earlier = store.book.answers[key]
  if (earlier && earlier.body !== body) {
    return c.json(errorObject('idempotency_error', 'Keys for idempotent requests can only be used once'), 400)
  }
  if (earlier) return c.body(earlier.answer, earlier.status as 200, { 'content-type': 'application/json' })
  const { status, answer } = work(new URLSearchParams(body))
  store.book.answers[key] = { body, status, answer: JSON.stringify(answer) }
  store.save()
  return c.json(answer, status)
}

function addSession({ bank, pageOrigin }: ApiDeps, form: URLSearchParams): Answered {
  const wanted = readSession(form)
  if (!wanted)
    return { status: 400, answer: errorObject('invalid_request_error', 'Something of the session is missing') }
  return { status: 200, answer: sessionObject(bank.addSession(wanted), pageOrigin()) }
}

function addRefund({ bank }: ApiDeps, form: URLSearchParams): Answered {
  const wanted = readRefund(form)
  const paid = wanted && Object.values(bank.book.sessions).find(({ intentId }) => intentId === wanted.intentId)
  if (!wanted || !paid?.isPaid) {
    return { status: 400, answer: errorObject('invalid_request_error', 'No such payment', 'charge_not_found') }
  }
  if (wanted.amount > paid.amount - bank.refundedOf(paid.intentId)) {
    return { status: 400, answer: errorObject('invalid_request_error', 'More than is left', 'charge_already_refunded') }
  }
  return { status: 200, answer: refundObject(bank.addRefund({ ...wanted, currency: paid.currency })) }
}

function missing(c: Context, what: string): Response {
  return c.json(errorObject('invalid_request_error', `No such ${what}`, 'resource_missing'), 404)
}

/** Newest first, a page at a time, as Stripe lists. */
function pageOfLines({ bank, listed }: ApiDeps, c: Context) {
  const [from, until] = [Number(c.req.query('created[gte]') ?? 0), Number(c.req.query('created[lt]') ?? Infinity)]
  const isWithin = ({ created }: BookedLine) => created >= from && created < until
  const lines = bank.book.lines.filter(isWithin).map((line) => lineObject(line, bank.book))
  const all = listed(lines).toReversed() as { readonly id: string }[]
  const start = all.findIndex(({ id }) => id === c.req.query('starting_after')) + 1
  const limit = Number(c.req.query('limit') ?? 10)
  const data = all.slice(start, start + limit)
  return { object: 'list', url: '/v1/balance_transactions', has_more: start + limit < all.length, data }
}
