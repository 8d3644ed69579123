import type { ChangeKind } from '#domain/card-changes/change.ts'
import { changeObstacle, type ChangeFacts } from '#domain/card-changes/obstacles.ts'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** The last day that an extension could reach; undefined: cards like this are not extended. */
export function latestExtension({ card, holder, offer }: ChangeFacts): CalendarDay | undefined {
  if (!offer || offer.extensionDays === null) return undefined
  const offered = addDays(card.validUntil, offer.extensionDays)
  if (holder.passportExpiresOn === null) return offered
  const allowed = addDays(holder.passportExpiresOn, -offer.passportDaysBeyond)
  return allowed < offered ? allowed : offered
}

/** Why a kind of request makes no sense for a card, whatever would be typed; undefined: it can be asked for. */
export function kindObstacle(
  { t, language }: Pick<HolderPage, 't' | 'language'>,
  kind: ChangeKind,
  facts: ChangeFacts,
): string | undefined {
  const { obstacles } = t.cardChanges
  // one day more is the least that can be asked for; a lost card asks for nothing that could be wrong
  const least = { kind: 'extend', validUntil: addDays(facts.card.validUntil, 1) } as const
  const obstacle = changeObstacle(kind === 'extend' ? least : { kind: 'lost-card' }, null, facts)
  if (!obstacle || obstacle.code === 'nothing-changes') return undefined
  if (obstacle.code !== 'answers-not-valid') return obstacles[obstacle.code]
  return obstacles['passport-expires-too-early'](formatDay(language, obstacle.faults[0]?.day ?? facts.today))
}
