import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '#kernel/clock.ts'
import type { BankEvent } from './bank.ts'

export type WebhookDeps = {
  readonly clock: Clock
  /** Where the site takes events. */
  readonly url: URL
  readonly secret: string
  /** The object in an event, as it stands at that moment. */
  readonly objectOf: (event: BankEvent) => object
  readonly onError: (error: unknown) => void
  /** Milliseconds between tries; as many tries again as there are pauses. */
  readonly pauses: readonly number[]
  /** How long a delayed event takes, and one that a later one overtakes. */
  readonly delayedMs: number
  readonly overtakenMs: number
}

export type Webhooks = {
  send(event: BankEvent): void
  /** Resolves when everything that was to be sent has been sent or given up. */
  settled(): Promise<void>
}

/** Sends events as Stripe does: signed, at least once, in no promised order, again when the answer is not 2xx. */
export function openWebhooks(deps: WebhookDeps): Webhooks {
  const underWay = new Set<Promise<void>>()

  function start(work: Promise<void>): void {
    const settled = work.catch(deps.onError).finally(() => underWay.delete(settled))
    underWay.add(settled)
  }

  function send(event: BankEvent): void {
    const { isDuplicated, isForged } = event.wishes
    const body = JSON.stringify(eventObject(event, deps))
    const waitMs = waitOf(event, deps)
    start(postLater(body, waitMs, deps))
    if (isDuplicated) start(postLater(body, waitMs, deps))
    if (isForged) start(postForged(body, deps))
  }

  return {
    send,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** Out of order: the news of a failure comes behind that of the money which arrived after all. */
function waitOf({ type, wishes }: BankEvent, { delayedMs, overtakenMs }: WebhookDeps): number {
  const isBadNews = type.endsWith('expired') || type.endsWith('failed')
  if (wishes.isOutOfOrder && isBadNews) return overtakenMs
  return wishes.isDelayed ? delayedMs : 0
}

function eventObject(event: BankEvent, { clock, objectOf }: WebhookDeps) {
  return {
    id: `evt_demo${randomBytes(12).toString('hex')}`,
    object: 'event',
    type: event.type,
    created: Math.floor(clock.now().getTime() / 1000),
    data: { object: objectOf(event) },
  }
}

/** Says that everything was paid, in somebody else's handwriting. */
async function postForged(body: string, deps: WebhookDeps): Promise<void> {
  const lie = body.replace(/"payment_status":"\w+"/, '"payment_status":"paid"').replace('evt_demo', 'evt_forged')
  await postOnce(lie, sign(lie, 'whsec_not_ours', deps.clock), deps)
}

async function postLater(body: string, waitMs: number, deps: WebhookDeps): Promise<void> {
  await delay(waitMs)
  for (const pause of [...deps.pauses, undefined]) {
    if (await postOnce(body, sign(body, deps.secret, deps.clock), deps)) return
    if (pause !== undefined) await delay(pause)
  }
}

async function postOnce(body: string, signature: string, { url, onError }: WebhookDeps): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    const answer = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(10_000) })
    await answer.arrayBuffer()
    return answer.ok
  } catch (error) {
    onError(error)
    return false
  }
}

/** `t=<unix>,v1=<hex HMAC-SHA256(secret, "t.body")>` (https://docs.stripe.com/webhooks/signature) */
export function sign(body: string, secret: string, clock: Clock): string {
  const t = Math.floor(clock.now().getTime() / 1000)
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}
