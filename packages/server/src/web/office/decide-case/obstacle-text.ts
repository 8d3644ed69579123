import type { ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import type { GrantObstacle } from '#modules/review'
import type { OfficePage } from '../shared/office-page.ts'

/** What stands against a decision, whoever makes it and whenever. */
export type Obstacle = ChangeObstacle | GrantObstacle | { readonly code: 'publishing-refused' }

const codes: readonly string[] = [
  'card-not-changeable',
  'card-not-extendable',
  'nothing-changes',
  'answers-not-valid',
  'same-officer',
  'passport-expires-too-early',
  'publishing-refused',
] satisfies readonly Obstacle['code'][]

export function isObstacle(one: { readonly code: string }): one is Obstacle {
  return codes.includes(one.code)
}

export function obstacleText(page: OfficePage, obstacle: Obstacle): string {
  const { obstacles } = page.t.officeApplications
  if (obstacle.code !== 'card-not-changeable') return obstacles[obstacle.code]
  // an active card is in the way only when its days are over and no sweep has come by yet
  const state = obstacle.state === 'active' ? 'expired' : obstacle.state
  return obstacles['card-not-changeable'](cardState(page, state))
}

export function cardState({ t }: OfficePage, state: string): string {
  const names: Readonly<Record<string, string>> = t.common.cardStates
  return names[state] ?? state
}
