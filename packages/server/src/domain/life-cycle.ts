import { ok, refuse, type Result } from '#kernel/result.ts'

/** Who does something. `system` is time and jobs; `operator` is the command line. */
export type Actor = 'holder' | 'officer' | 'system' | 'operator'

export type Transition<State extends string> = {
  readonly to: State
  readonly by: readonly Actor[]
  /** What the actor must hand in; the use case asks for it, the table says so once. */
  readonly needs?: readonly Obligation[]
}

export type Obligation =
  | 'ground'
  | 'papers'
  | 'recall-time-left'
  | 'returns-left'
  | 'due-date-passed'
  | 'effect-day-reached'
  | 'second-officer'
  | 'fee-paid'
  | 'nothing-due'

/** One table per life cycle: every state has a row, and a row names the actions that leave it. */
export type LifeCycle<State extends string, Action extends string> = {
  readonly [S in State]: { readonly [A in Action]?: Transition<State> }
}

export type TransitionRefusal =
  | { readonly code: 'action-not-allowed-in-state'; readonly state: string; readonly action: string }
  | { readonly code: 'action-not-allowed-for-actor'; readonly state: string; readonly action: string }

/** What the table says of an action: the transition, or why there is none. */
export function transition<State extends string, Action extends string>(
  lifeCycle: LifeCycle<State, Action>,
  state: State,
  action: Action,
  actor: Actor,
): Result<Transition<State>, TransitionRefusal> {
  const found = lifeCycle[state][action]
  if (!found) return refuse({ code: 'action-not-allowed-in-state', state, action })
  if (!found.by.includes(actor)) return refuse({ code: 'action-not-allowed-for-actor', state, action })
  return ok(found)
}

/** True when the actor may take the action in this state, as far as the table knows. */
export function isPossible<State extends string, Action extends string>(
  lifeCycle: LifeCycle<State, Action>,
  state: State,
  action: Action,
  actor: Actor,
): boolean {
  return transition(lifeCycle, state, action, actor).ok
}
