import assert from 'node:assert/strict'
import type { Answers } from '#domain/cancellations/answers.ts'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import { findRequest, insertReturn } from '#modules/cancellations'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { ok } from '#kernel/result.ts'
import { aCard } from '../builders/card.ts'
import { aRequest } from '../builders/request.ts'
import type { HolderSite } from './holder-site.ts'

export type OwnRequest = {
  readonly card: Card
  readonly request: CancellationRequest
  readonly path: string
  readonly as: string
}

let people = 0

/** A request in a state, with its holder signed in. */
export async function ownRequest(
  t: HolderSite,
  wishes: { readonly state?: RequestState; readonly answers?: Partial<Answers>; readonly card?: Card } = {},
): Promise<OwnRequest> {
  const card = wishes.card ?? (await aCard(t))
  const request = await aRequest(t, { ...wishes, card })
  people += 1
  const as = `person-${people}`
  t.signInAs(as, card)
  return { card, request, path: `/account/requests/${request.id}`, as }
}

/** A request that the office returned for papers. */
export async function returnedRequest(t: HolderSite, papers: readonly string[]): Promise<OwnRequest> {
  const own = await ownRequest(t, { state: 'returned' })
  const today = dayInZone(t.clock.now(), 'Asia/Almaty')
  await inTransaction(t.db, async (trx) =>
    ok(
      await insertReturn(trx, own.request, {
        number: 1,
        papers: [...papers],
        comment: 'Please photograph the whole page.',
        returnedAt: t.clock.now(),
        answerBy: addDays(today, 30),
        resubmittedAt: null,
        answer: null,
        remindedAt: null,
      }),
    ),
  )
  return own
}

export async function stateOf(t: HolderSite, { request }: OwnRequest): Promise<RequestState | undefined> {
  return (await findRequest(t.db, [request.holderId], request.id))?.state
}

/** The errors beside the fields of a page. */
export function errorsIn(html: string): Record<string, string> {
  const found = html.matchAll(/<p class="error" id="([^"]+)-error">([^<]*)<\/p>/g)
  return Object.fromEntries(Array.from(found, ([, field = '', text = '']) => [field, text]))
}

export function assertRedirect(answer: { status: number; location: string | undefined }, to: string): void {
  assert.deepEqual([answer.status, answer.location], [303, to])
}
