import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import fc from 'fast-check'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { Language } from '#domain/languages.ts'
import { aRequest } from '#test/builders/request.ts'
import { aStaff, claimed, reviewKit, type ReviewKit } from '#test/support/review-kit.ts'
import { listQueue, queueViews, type ListQueue, type QueueView, type Staff } from './index.ts'

let t: ReviewKit
let aida: Staff
beforeEach(async () => {
  t = await reviewKit()
  aida = aStaff(t)
})

async function queue(wishes: Partial<ListQueue> = {}) {
  const listed = await listQueue(t, { staff: aida, view: 'all', page: 1, ...wishes })
  assert.ok(listed.ok)
  return listed.value
}
const references = async (wishes: Partial<ListQueue> = {}) =>
  (await queue(wishes)).cases.map(({ reference }) => reference)

test('views, filters and counts', async (context) => {
  context.after(() => t.close())
  const free = await aRequest(t, { dueOn: '2026-09-08', answers: { language: 'kk' } })
  const late = await aRequest(t, { dueOn: '2026-08-31', state: 'under-review' })
  const mine = await claimed(t, aida, await aRequest(t, { dueOn: '2026-09-04' }))
  const others = await claimed(t, aStaff(t), await aRequest(t, { dueOn: '2026-09-03' }))
  const returned = await aRequest(t, { dueOn: '2026-08-20', state: 'returned' })
  const approved = await aRequest(t, { dueOn: '2026-09-30', state: 'approved' })
  for (const state of ['draft', 'completed', 'refused', 'withdrawn', 'recalled', 'lapsed'] as const)
    await aRequest(t, { state })

  assert.deepEqual(
    await references(),
    [returned, late, others, mine, free, approved].map(({ reference }) => reference),
  )
  assert.deepEqual(await references({ view: 'mine' }), [mine.reference])
  assert.deepEqual(await references({ view: 'unassigned' }), [late.reference, free.reference])
  assert.deepEqual(await references({ view: 'late' }), [late.reference])
  assert.deepEqual(await references({ state: 'returned' }), [returned.reference])
  assert.deepEqual(await references({ language: 'kk' }), [free.reference])
  assert.deepEqual(await references({ view: 'unassigned', language: 'ru' }), [])
  assert.deepEqual((await queue()).counts, { mine: 1, unassigned: 2, second: 0, late: 1, all: 6 })
  t.clock.advance({ minutes: 15 })
  assert.deepEqual((await queue()).counts, { mine: 0, unassigned: 4, second: 0, late: 1, all: 6 })
})

test('a line says what is needed to order the work, and no name', async (context) => {
  context.after(() => t.close())
  const request = await aRequest(t, { dueOn: '2026-09-04' })
  const [line] = (await queue()).cases
  assert.deepEqual(line, {
    kind: 'cancellation',
    holderId: request.holderId,
    requestId: request.id,
    reference: request.reference,
    state: 'submitted',
    dueOn: '2026-09-04',
    submittedAt: request.submittedAt,
    language: 'en',
    cardType: 'tourism',
    purpose: 'tourism',
    reasonCode: 'journey-ended',
    effect: 'now',
    changeKind: null,
    proposedBy: null,
    assignedTo: null,
    leaseUntil: null,
    promise: { kind: 'left', workingDays: 3 },
  })
  assert.ok(!JSON.stringify(line).includes('Eriksson'))
})

test('late and paused cases say so', async (context) => {
  context.after(() => t.close())
  await aRequest(t, { dueOn: '2026-08-28' })
  await aRequest(t, { dueOn: '2026-08-29', state: 'returned' })
  assert.deepEqual(
    (await queue()).cases.map(({ promise }) => promise),
    [{ kind: 'late', workingDays: 2 }, { kind: 'paused' }],
  )
})

test('fifty lines a page', async (context) => {
  context.after(() => t.close())
  for (let made = 0; made < 53; made += 1) await aRequest(t, { dueOn: '2026-09-08' })
  const [first, second] = [await queue(), await queue({ page: 2 })]
  assert.deepEqual([first.cases.length, first.hasMore, second.cases.length, second.hasMore], [50, true, 3, false])
  const all = [...first.cases, ...second.cases].map(({ requestId }) => requestId)
  assert.equal(new Set(all).size, 53)
  assert.deepEqual((await queue({ page: 0 })).cases.length, 50)
})

test('an auditor sees the queue, an administrator does not', async (context) => {
  context.after(() => t.close())
  assert.ok((await listQueue(t, { staff: aStaff(t, 'auditor'), view: 'all', page: 1 })).ok)
  assert.deepEqual(await listQueue(t, { staff: aStaff(t, 'administrator'), view: 'all', page: 1 }), {
    ok: false,
    refusal: { code: 'role-not-allowed' },
  })
})

type Wish = { state: RequestState; dueOn: string; hour: number; language: Language; who: 'nobody' | 'me' | 'other' }

/** The naive queue: everything in memory, one filter after the other. */
function expected(made: readonly (Wish & { id: string })[], view: QueueView): string[] {
  const isOffices = ({ state }: Wish) => state === 'submitted' || state === 'under-review'
  const inView: Record<QueueView, (wish: Wish) => boolean> = {
    mine: (wish) => isOffices(wish) && wish.who === 'me',
    unassigned: (wish) => isOffices(wish) && wish.who === 'nobody',
    second: () => false,
    late: (wish) => isOffices(wish) && wish.dueOn < '2026-09-01',
    all: () => true,
  }
  const order = ({ dueOn, hour, id }: Wish & { id: string }) => `${dueOn} ${hour} ${id}`
  return made
    .filter(inView[view])
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
    .map(({ id }) => id)
}

test('any queue: every view equals the naive one, in content, order and count', async (context) => {
  context.after(() => t.close())
  const wish: fc.Arbitrary<Wish> = fc.record({
    state: fc.constantFrom('submitted' as const, 'under-review' as const, 'returned' as const, 'approved' as const),
    dueOn: fc.constantFrom('2026-08-28', '2026-09-01', '2026-09-02'),
    hour: fc.integer({ min: 1, max: 3 }),
    language: fc.constant('en' as const),
    who: fc.constantFrom('nobody' as const, 'me' as const, 'other' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { maxLength: 12 }), async (wishes) => {
      await t.pool.query('update cancellation_requests set state = $1', ['withdrawn'])
      const made: (Wish & { id: string })[] = []
      for (const each of wishes) {
        const { state, dueOn, hour, who } = each
        const submittedAt = new Date(`2026-08-25T0${hour}:00:00Z`)
        const { id, holderId } = await aRequest(t, { state, dueOn, submittedAt })
        made.push({ ...each, id })
        if (who === 'nobody') continue
        await t.db
          .insertInto('case_assignments')
          .values({
            holder_id: holderId,
            request_id: id,
            staff_id: who === 'me' ? aida.id : t.newId(),
            assigned_at: t.clock.now(),
            lease_until: new Date(t.clock.now().getTime() + 600_000),
            released_at: null,
            version: 1,
          })
          .execute()
      }
      const { counts } = await queue()
      for (const view of queueViews) {
        const shown = (await queue({ view })).cases.map(({ requestId }) => requestId)
        assert.deepEqual(shown, expected(made, view))
        assert.equal(counts[view], shown.length)
      }
    }),
    { numRuns: 25 },
  )
})
