import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Answers } from '#domain/cancellations/answers.ts'
import { isOpen, requestLifeCycle, type RequestAction, type RequestState } from '#domain/cancellations/life-cycle.ts'
import type { Card } from '#domain/cards/card.ts'
import { isPossible, transition, type Actor } from '#domain/life-cycle.ts'
import { verifyChain } from '#modules/audit'
import * as cancellations from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { holderCommand } from '#test/support/cancellation-kit.ts'
import { aStaff, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import * as review from './index.ts'

let t: ReviewKit
const start = new Date('2026-09-01T04:00:00Z')
before(async () => {
  t = await reviewKit()
})
after(() => t.close())

const wishes: readonly Partial<Answers>[] = [
  { effect: 'now' },
  { effect: 'on-date', effectOn: '2026-09-09', acknowledged: ['card-ends-on-date', 'no-entry-afterwards'] },
  {
    whereabouts: 'inside',
    lastExitOn: null,
    departureOn: '2026-10-20',
    effect: 'on-departure',
    acknowledged: ['card-ends-on-departure', 'no-entry-afterwards'],
  },
]

type World = { readonly card: Card; readonly officers: readonly review.Staff[]; readonly answers: Partial<Answers> }
type Present = {
  readonly holderId: string
  readonly id: string
  readonly state: RequestState
  readonly version: number
}
type Done = { readonly ok: boolean }

/** One thing that somebody may try at any moment, and what the table calls it; a sweep is done when it did something. */
type Move = {
  readonly name: string
  readonly action: RequestAction | 'start' | 'erase'
  readonly actor: Actor
  readonly tries: (world: World, now: Present) => Promise<Done>
}

const byHolder = (now: Present) => holderCommand(t, now)
const byStaff = (world: World, now: Present, index: number) => staffCommand(t, world.officers[index] ?? aStaff(t), now)
const swept = async (sweep: Promise<cancellations.SweepOutcome>): Promise<Done> => ({ ok: (await sweep).done > 0 })

const officersMoves = ([0, 1] as const).flatMap((index): Move[] => [
  {
    name: `claim ${index}`,
    action: 'assign',
    actor: 'officer',
    tries: (w, now) => review.claimCase(t, byStaff(w, now, index)),
  },
  {
    name: `release ${index}`,
    action: 'release',
    actor: 'officer',
    tries: (w, now) => review.releaseCase(t, byStaff(w, now, index)),
  },
  {
    name: `approve ${index}`,
    action: 'approve',
    actor: 'officer',
    tries: (w, now) => review.approveRequest(t, byStaff(w, now, index)),
  },
  {
    name: `refuse ${index}`,
    action: 'refuse',
    actor: 'officer',
    tries: (w, now) => review.refuseRequest(t, { ...byStaff(w, now, index), ground: 'identity-not-proved' }),
  },
  {
    name: `return ${index}`,
    action: 'return',
    actor: 'officer',
    tries: (w, now) =>
      review.returnRequest(t, { ...byStaff(w, now, index), papers: ['passport-data-page'], comment: null }),
  },
])

const moves: readonly Move[] = [
  {
    name: 'submit',
    action: 'submit',
    actor: 'holder',
    tries: (_, now) =>
      cancellations.submitRequest(t, {
        ...byHolder(now),
        version: now.version,
        sessionId: t.newId(),
        isDeclaredTrue: true,
      }),
  },
  {
    name: 'recall',
    action: 'recall',
    actor: 'holder',
    tries: (_, now) => cancellations.recallRequest(t, byHolder(now)),
  },
  {
    name: 'withdraw',
    action: 'withdraw',
    actor: 'holder',
    tries: (_, now) => cancellations.withdrawRequest(t, byHolder(now)),
  },
  {
    name: 'resubmit',
    action: 'resubmit',
    actor: 'holder',
    tries: (_, now) => cancellations.resubmitRequest(t, { ...byHolder(now), answer: 'I do not have it.' }),
  },
  { name: 'erase', action: 'erase', actor: 'holder', tries: (_, now) => cancellations.eraseDraft(t, byHolder(now)) },
  { name: 'start', action: 'start', actor: 'holder', tries: startAgain },
  ...officersMoves,
  {
    name: 'record exit',
    action: 'complete',
    actor: 'officer',
    tries: async (w, now) => {
      await review.openCase(t, { ...byStaff(w, now, 0), reason: 'exit-reported', text: null })
      return review.recordExit(t, { ...byStaff(w, now, 0), exitOn: t.clock.now().toISOString().slice(0, 10) })
    },
  },
  { name: 'sweep due', action: 'complete', actor: 'system', tries: () => swept(cancellations.completeDue(t)) },
  { name: 'sweep returned', action: 'lapse', actor: 'system', tries: () => swept(cancellations.lapseReturned(t)) },
]

/** A new draft, answered at once; it is refused while another request is open. */
async function startAgain({ card, answers }: World, now: Present): Promise<Done> {
  const { requestId: _, ...command } = byHolder(now)
  const started = await cancellations.startRequest(t, { ...command, cardId: card.id, language: 'en' })
  if (started.ok) {
    const { requestId } = started.value
    const template = await aRequest(t, { state: 'draft', answers })
    await t.pool.query(
      `update cancellation_requests r set whereabouts = s.whereabouts, last_exit_on = s.last_exit_on, departure_on = s.departure_on,
         reason_code = s.reason_code, effect = s.effect, effect_on = s.effect_on, identity_confirmed_at = s.identity_confirmed_at,
         contact_confirmed_at = s.contact_confirmed_at, acknowledged = s.acknowledged
       from cancellation_requests s where r.id = $1 and s.id = $2`,
      [requestId, template.id],
    )
  }
  return started
}

const stateChanging = [
  'request-drafted',
  'request-erased',
  'request-submitted',
  'request-recalled',
  'request-withdrawn',
  'request-returned',
  'request-resubmitted',
  'request-lapsed',
  'request-approved',
  'request-refused',
  'request-completed',
  'card-cancelled',
]

async function look({ card }: World) {
  const { holderId } = card
  const requests = await cancellations.listRequests(t.db, [holderId])
  const { rows: notices } = await t.pool.query<{ change_id: string; channel: string }>(
    'select change_id, channel from notices where subject_id = $1',
    [holderId],
  )
  const { rows: events } = await t.pool.query<{ event: string }>(
    'select event from audit_entries where subject_id = $1 and event = any($2) order by seq',
    [holderId, stateChanging],
  )
  return {
    requests,
    card: await findCard(t.db, [holderId], card.id),
    notices,
    events: events.map(({ event }) => event),
  }
}
type Seen = Awaited<ReturnType<typeof look>>

/** What must be true at every moment, whatever has happened. */
async function holdsAlways(world: World, seen: Seen): Promise<void> {
  const completed = seen.requests.filter(({ state }) => state === 'completed')
  assert.equal(
    seen.card?.state === 'cancelled',
    completed.length === 1,
    'the card is cancelled exactly when a request is completed',
  )
  assert.ok(completed.length <= 1)
  assert.ok(seen.requests.filter(({ state }) => isOpen(state)).length <= 1, 'at most one open request')
  const intents = seen.notices.map(({ change_id, channel }) => `${change_id} ${channel}`)
  assert.equal(new Set(intents).size, intents.length, 'one notice for each change and channel')
  assert.deepEqual(await verifyChain(t.db, world.card.holderId), [])
}

/** Audit events of each step; a claim or release changes no state that the holder is told of. */
function eventsFor(move: Move, to: RequestState | undefined): string[] {
  const completion = ['card-cancelled', 'request-completed']
  switch (move.action) {
    case 'start':
      return ['request-drafted']
    case 'erase':
      return ['request-erased']
    case 'assign':
    case 'release':
      return []
    case 'approve':
      return to === 'completed' ? ['request-approved', ...completion] : ['request-approved']
    case 'complete':
      return completion
    case 'lapse':
      return ['request-lapsed']
    case 'return':
      return ['request-returned']
    case 'refuse':
      return ['request-refused']
    case 'submit':
      return ['request-submitted']
    case 'resubmit':
      return ['request-resubmitted']
    case 'recall':
      return ['request-recalled']
    case 'withdraw':
      return ['request-withdrawn']
    default:
      throw new Error('an action without events')
  }
}

const untold: readonly Move['action'][] = ['start', 'erase', 'assign', 'release']

function holdsAfter(move: Move, before_: Seen, now: Present, done: Done, after_: Seen): void {
  const state = (seen: Seen) => seen.requests.find(({ id }) => id === now.id)?.state
  const added = after_.events.slice(before_.events.length)
  const told = after_.notices.length - before_.notices.length
  if (!done.ok) {
    assert.deepEqual(
      [state(after_), added, told, after_.card],
      [state(before_), [], 0, before_.card],
      `${move.name} was refused`,
    )
    return
  }
  if (move.action !== 'start' && move.action !== 'erase') {
    const step = transition(requestLifeCycle, now.state, move.action, move.actor)
    assert.ok(step.ok, `${move.name} is not in the table for ${now.state}`)
    const isAtOnce = move.action === 'approve' && state(after_) === 'completed'
    assert.equal(state(after_), isAtOnce ? 'completed' : step.value.to, move.name)
  }
  assert.deepEqual(added, eventsFor(move, state(after_)), move.name)
  assert.equal(told, untold.includes(move.action) ? 0 : 2, `${move.name}: one e-mail and one SMS`)
}

const minutes = fc.constantFrom(1, 16, 25 * 60, 9 * 24 * 60, 31 * 24 * 60, -60)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('likely' as const), pick: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('any' as const), pick: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), pick: minutes }) },
)

/** Mostly what the table lets happen, so that histories get somewhere; else anything at all. */
function moveFor(kind: 'likely' | 'any', pick: number, { state }: Present): Move {
  const likely = moves.filter(
    ({ action, actor }) =>
      action !== 'start' && action !== 'erase' && isPossible(requestLifeCycle, state, action, actor),
  )
  const among = kind === 'likely' && likely.length > 0 ? likely : moves
  const move = among[pick % among.length]
  assert.ok(move)
  return move
}

test('any history keeps to the table, and every step leaves exactly its traces', async () => {
  const reached = new Set<RequestState>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wishes),
      fc.array(step, { minLength: 8, maxLength: 30 }),
      async (answers, steps) => {
        t.clock.set(start)
        const card = await aCard(t, { cardType: 'tourism', purpose: 'tourism', validUntil: '2027-06-30' })
        const world: World = { card, officers: [aStaff(t), aStaff(t)], answers }
        await aRequest(t, { card, state: 'draft', answers })
        for (const each of steps) {
          if (each.kind === 'wait') {
            t.clock.advance({ minutes: each.pick })
            continue
          }
          const seen = await look(world)
          const now = seen.requests[0] ?? {
            holderId: card.holderId,
            id: t.newId(),
            state: 'draft' as const,
            version: 1,
          }
          const move = moveFor(each.kind, each.pick, now)
          const done = await move.tries(world, now)
          const then = await look(world)
          holdsAfter(move, seen, now, done, then)
          await holdsAlways(world, then)
          for (const { state } of then.requests) reached.add(state)
        }
        await tidy(world)
      },
    ),
    { numRuns: Number(process.env['SAPAR_HISTORIES'] ?? 50) },
  )
  // Random histories that never get anywhere would prove nothing.
  for (const state of [
    'submitted',
    'under-review',
    'returned',
    'approved',
    'completed',
    'withdrawn',
    'recalled',
  ] as const) {
    assert.ok(reached.has(state), `no history reached ${state}`)
  }
})

/** Sweeps go over all holders: what one history leaves open must not be done in the next. */
async function tidy({ card }: World): Promise<void> {
  await t.pool.query(
    `update cancellation_requests set state = 'withdrawn' where holder_id = $1 and state in ('approved', 'returned')`,
    [card.holderId],
  )
}
