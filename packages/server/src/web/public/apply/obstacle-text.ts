import { unreachable } from '#kernel/result.ts'
import type { Obstacle } from '#domain/applications/travel-plan.ts'
import { formatDay } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'

/** Why a card is not to be had for a plan, and what would have to change. */
export function obstacleText({ t, language }: Pick<Page<unknown>, 't' | 'language'>, obstacle: Obstacle): string {
  const { obstacles } = t.applyBefore
  switch (obstacle.code) {
    case 'nationality-not-eligible':
    case 'purpose-not-offered':
    case 'arrival-in-past':
    case 'departure-before-arrival':
      return obstacles[obstacle.code]
    case 'arrival-too-far-ahead':
    case 'passport-expired':
    case 'passport-expires-too-early':
      return obstacles[obstacle.code](formatDay(language, obstacle.day))
    case 'stay-too-long':
      return obstacles[obstacle.code](obstacle.max)
    default:
      return unreachable(obstacle)
  }
}
