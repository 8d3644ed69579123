import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { disownRequest, eraseDraft, recallRequest, withdrawRequest, type HolderCommand } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import type { Result } from '#kernel/result.ts'
import { readCardCost } from '../../shared/charges/card-cost.ts'
import { resumeSentence } from '../../shared/charges/cost-sentences.ts'
import type { HolderDeps } from '../deps.ts'
import { ConfirmPage } from '../shared/confirm-page.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, pathOf, withRequest } from './own-request.ts'
import { canDisown, canDo, canRecall } from './possible-actions.ts'
import { TooLatePage } from './too-late-page.tsx'

/** What the holder can do to a request as a whole; each on a page of its own that asks once more. */
export type ConfirmedAction = {
  readonly part: 'recall' | 'withdraw' | 'not-me' | 'erase'
  readonly isFinal: boolean
  isPossible(request: CancellationRequest, now: Date): boolean
  run(deps: HolderDeps, command: HolderCommand): Promise<Result<unknown, { readonly code: string }>>
  /** Where the holder is led afterwards. */
  done(request: CancellationRequest): string
}

export const confirmedActions: readonly ConfirmedAction[] = [
  {
    part: 'recall',
    isFinal: false,
    isPossible: canRecall,
    run: recallRequest,
    done: (request) => `${pathOf(request)}?done=request-recalled`,
  },
  {
    part: 'withdraw',
    isFinal: true,
    isPossible: (request) => canDo(request, 'withdraw'),
    run: withdrawRequest,
    done: (request) => `${pathOf(request)}?done=request-withdrawn`,
  },
  {
    part: 'not-me',
    isFinal: true,
    isPossible: canDisown,
    run: disownRequest,
    done: (request) => `${pathOf(request)}?done=request-disowned`,
  },
  {
    part: 'erase',
    isFinal: true,
    isPossible: ({ state }) => state === 'draft',
    run: eraseDraft,
    done: () => '/account?done=draft-erased',
  },
]

export function askToConfirm(page: HolderPage, action: ConfirmedAction): Promise<Response> {
  return withRequest(page, async (request) => {
    if (!action.isPossible(request, page.deps.clock.now())) return tooLate(page, request, action)
    const { title, lines, button } = textsOf(page, action)
    const { isFinal } = action
    const charge = await chargeAfter(page, request)
    return page.html(
      <ConfirmPage
        page={page}
        back={pathOf(request)}
        reference={request.state === 'draft' ? undefined : request.reference}
        title={title}
        lines={[...lines, ...charge]}
        button={button}
        isFinal={isFinal}
      />,
    )
  })
}

export function doConfirmed(page: HolderPage, action: ConfirmedAction): Promise<Response> {
  return withRequest(page, async (request) => {
    const result = await action.run(page.deps, commandOf(page, request))
    if (result.ok) return page.redirect(action.done(request))
    return page.redirect(`${pathOf(request)}?refused=${result.refusal.code}`)
  })
}

/** What taking the request back does to the charge that it stopped; a draft has stopped none. */
async function chargeAfter(page: HolderPage, request: CancellationRequest): Promise<string[]> {
  const { db, reference } = page.deps
  const card = await findCard(db, [request.holderId], request.cardId)
  const cost = card && (await readCardCost(db, await reference.today(), card))
  return cost?.facts.stop?.requestId === request.id ? [resumeSentence(page, cost).text] : []
}

function textsOf(page: HolderPage, { part }: ConfirmedAction) {
  const { cancel } = page.t
  if (part === 'not-me') {
    const { title, text, then, button } = cancel.notMe
    return { title, lines: [text, then], button }
  }
  const { title, text, button } = cancel[part]
  return { title, lines: [text], button }
}

/** A bookmarked or mailed address of something that is over: say so, and name what can still be done. */
async function tooLate(page: HolderPage, request: CancellationRequest, { part }: ConfirmedAction): Promise<Response> {
  const { cancel } = page.t
  if (part === 'not-me') {
    const way = { href: '/account/security', label: cancel.notMe.passwordLink }
    return page.html(
      <TooLatePage page={page} request={request} title={cancel.notMe.title} text={cancel.notMe.late} way={way} />,
    )
  }
  if (part === 'recall' && canDo(request, 'withdraw')) {
    const way = { href: pathOf(request, 'withdraw'), label: cancel.request.can.withdraw }
    return page.html(
      <TooLatePage page={page} request={request} title={cancel.recall.title} text={cancel.recall.over} way={way} />,
    )
  }
  return page.redirect(`${pathOf(request)}?refused=action-not-allowed-in-state`)
}
