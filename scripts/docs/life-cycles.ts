import { applicationLifeCycle, applicationStates } from '../../packages/server/src/domain/applications/life-cycle.ts'
import { requestLifeCycle, requestStates } from '../../packages/server/src/domain/cancellations/life-cycle.ts'
import { changeLifeCycle, changeStates } from '../../packages/server/src/domain/card-changes/life-cycle.ts'
import { cardLifeCycle, cardStates } from '../../packages/server/src/domain/cards/life-cycle.ts'
import { signerLifeCycle, signerStates } from '../../packages/server/src/domain/credentials/signer-life-cycle.ts'
import type { LifeCycle, Transition } from '../../packages/server/src/domain/life-cycle.ts'
import { messageLifeCycle, messageStates } from '../../packages/server/src/domain/notices/message-life-cycle.ts'
import { paymentLifeCycle, paymentStates } from '../../packages/server/src/domain/payments/payment-life-cycle.ts'
import { refundLifeCycle, refundStates } from '../../packages/server/src/domain/payments/refund-life-cycle.ts'
import { code, codes, lines, page, table } from './markdown.ts'

type Row = { readonly from: string; readonly action: string } & Transition<string>

export function lifeCyclesPage(): string {
  return page('Life cycles', 'packages/server/src/domain', [
    lines(
      'Each life cycle is one table in the domain. What a table does not name cannot be done: the answer is the refusal',
      '`action-not-allowed-in-state`, or `action-not-allowed-for-actor` where somebody else may do it.',
    ),
    ...chapter('Card', cardStates, cardLifeCycle),
    ...chapter('Application', applicationStates, applicationLifeCycle),
    ...chapter('Request about a card', changeStates, changeLifeCycle),
    ...chapter('Cancellation request', requestStates, requestLifeCycle),
    ...chapter('Message', messageStates, messageLifeCycle),
    ...chapter('Payment', paymentStates, paymentLifeCycle),
    ...chapter('Refund', refundStates, refundLifeCycle),
    ...chapter('Signer', signerStates, signerLifeCycle),
  ])
}

/** @param states in the order of the domain, the one that life begins in first */
function chapter<S extends string, A extends string>(
  title: string,
  states: readonly S[],
  lifeCycle: LifeCycle<S, A>,
): string[] {
  const rows = states.flatMap((from) => rowsOf(from, lifeCycle))
  const last = states.filter((state) => rows.every(({ from, to }) => from !== state || to === state))
  return [
    `## ${title}`,
    `Begins as ${code(states[0] ?? '')}. Nothing leaves ${codes(last)}.`,
    table(
      ['in state', 'action', 'leads to', 'by', 'needs'],
      rows.map(({ from, action, to, by, needs = [] }) => [
        code(from),
        code(action),
        code(to),
        by.join(', '),
        needs.join(', '),
      ]),
    ),
    diagram(states, rows, last),
  ]
}

function rowsOf<S extends string, A extends string>(from: S, lifeCycle: LifeCycle<S, A>): Row[] {
  const actions = Object.entries(lifeCycle[from]) as [string, Transition<S>][]
  return actions.map(([action, transition]) => ({ from, action, ...transition }))
}

function diagram(states: readonly string[], rows: readonly Row[], last: readonly string[]): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.filter((state) => state !== nodeOf(state)).map((state) => `  state "${state}" as ${nodeOf(state)}`),
    `  [*] --> ${nodeOf(states[0] ?? '')}`,
    ...rows.map(({ from, action, to }) => `  ${nodeOf(from)} --> ${nodeOf(to)}: ${action}`),
    ...last.map((state) => `  ${nodeOf(state)} --> [*]`),
    '```',
  ].join('\n')
}

/** Mermaid takes a hyphen in a name for part of an arrow. */
function nodeOf(state: string): string {
  return state.replaceAll('-', '_')
}
