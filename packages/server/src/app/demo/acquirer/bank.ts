import { randomBytes } from 'node:crypto'
import type { Clock } from '#kernel/clock.ts'
import { ordinaryWebhooks, type BankStore, type BookedRefund, type BookedSession, type WebhookWishes } from './book.ts'

export type BankEvent = {
  readonly type: string
  readonly about: BookedSession | BookedRefund
  readonly wishes: WebhookWishes
}

export type BankDeps = {
  readonly clock: Clock
  readonly store: BankStore
  readonly tell: (event: BankEvent) => void
  /** How soon a payment whose bank does not answer runs out, and how long after that late money arrives. */
  readonly expirySeconds: number
  readonly lateSeconds: number
}

export type NewSession = Pick<
  BookedSession,
  'amount' | 'currency' | 'description' | 'metadata' | 'returnUrl' | 'expiresAt'
>
export type NewRefund = Pick<BookedRefund, 'intentId' | 'amount' | 'currency' | 'metadata'>

export type Bank = ReturnType<typeof openBank>

/** What the make-believe bank does with money. Time passes by `tick`, so that a test's clock moves it. */
export function openBank({ clock, store, tell, expirySeconds, lateSeconds }: BankDeps) {
  const { book, save } = store
  const now = () => Math.floor(clock.now().getTime() / 1000)
  const tellOf = (session: BookedSession, type: string) =>
    tell({ type: `checkout.session.${type}`, about: session, wishes: session.wishes })

  function addLine(type: 'charge' | 'refund' | 'refund_failure', sourceId: string, amount: number): void {
    book.lines.push({ id: newName('txn'), type, sourceId, amount, created: now() })
  }

  function pay(session: BookedSession): void {
    if (session.isPaid) return
    const wasOpen = session.status === 'open'
    Object.assign(session, { isPaid: true, paidAt: now(), status: 'complete', failure: null, paysAt: null })
    addLine('charge', session.chargeId, session.amount)
    tellOf(session, wasOpen ? 'completed' : 'async_payment_succeeded')
    save()
  }

  function decline(session: BookedSession): void {
    if (session.status !== 'open') return
    Object.assign(session, { status: 'complete', failure: 'card_declined' })
    tellOf(session, 'async_payment_failed')
    save()
  }

  function expire(session: BookedSession): void {
    if (session.status !== 'open') return
    session.status = 'expired'
    tellOf(session, 'expired')
    save()
  }

  function addSession(wanted: NewSession): BookedSession {
    const session: BookedSession = {
      ...wanted,
      id: newName('cs'),
      intentId: newName('pi'),
      chargeId: newName('ch'),
      created: now(),
      status: 'open',
      isPaid: false,
      paidAt: null,
      failure: null,
      paysAt: null,
      wishes: ordinaryWebhooks,
    }
    book.sessions[session.id] = session
    save()
    return session
  }

  function addRefund(wanted: NewRefund): BookedRefund {
    const open = { status: 'succeeded', failure: null, returnedAt: null } as const
    const refund: BookedRefund = { ...wanted, id: newName('re'), created: now(), ...open }
    book.refunds[refund.id] = refund
    addLine('refund', refund.id, -refund.amount)
    tell({ type: 'refund.created', about: refund, wishes: ordinaryWebhooks })
    save()
    return refund
  }

  /** The payer's bank sends a refund back, as happens with accounts that were closed. */
  function failRefund(refund: BookedRefund): void {
    Object.assign(refund, { status: 'failed', failure: 'lost_or_stolen_card', returnedAt: now() })
    addLine('refund_failure', refund.id, refund.amount)
    tell({ type: 'refund.failed', about: refund, wishes: ordinaryWebhooks })
    save()
  }

  return {
    book,
    addSession,
    addRefund,
    failRefund,
    pay,
    decline,
    expire,
    /** The bank does not answer; the session runs out soon. */
    fallSilent(session: BookedSession): void {
      session.expiresAt = Math.min(session.expiresAt, now() + expirySeconds)
      save()
    },
    /** The session runs out at once, and the money arrives all the same. */
    payLate(session: BookedSession): void {
      session.paysAt = now() + lateSeconds
      expire(session)
    },
    wish(session: BookedSession, wishes: WebhookWishes): void {
      session.wishes = wishes
      save()
    },
    tick(): void {
      for (const session of Object.values(book.sessions)) {
        if (session.paysAt !== null && session.paysAt <= now()) pay(session)
        else if (session.status === 'open' && session.expiresAt <= now()) expire(session)
      }
    },
    refundedOf: (intentId: string) =>
      Object.values(book.refunds)
        .filter((refund) => refund.intentId === intentId && refund.status !== 'failed')
        .reduce((sum, { amount }) => sum + amount, 0),
  }
}

function newName(kind: string): string {
  return `${kind}_demo${randomBytes(12).toString('hex')}`
}
