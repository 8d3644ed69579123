import { changeKinds, type ChangeKind } from '#domain/card-changes/change.ts'
import { Note, BackLink } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import type { ChangeableCard } from './changeable-card.ts'
import { kindObstacle } from './kind-obstacle.ts'
import { cardChangePath, changesPath } from './paths.ts'

type Props = { readonly page: HolderPage; readonly card: ChangeableCard }

/** The four things that can be asked for about a card that stays; what is not possible says why. */
export function ChoosePage({ page, card }: Props) {
  const labels = page.t.cardChanges
  const { facts, open } = card
  const title = labels.title(formatCardNumber(facts.card.cardNumber))
  return (
    <HolderLayout page={page} title={title} tab="cards">
      <div class="narrow">
        <BackLink href={`/account/cards/${facts.card.id}`}>{formatCardNumber(facts.card.cardNumber)}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{labels.intro}</p>
        {open && (
          <Note kind="warn">
            <p>
              {labels.obstacles['change-already-open']} <a href={cardChangePath(open)}>{labels.openLink}</a>
            </p>
          </Note>
        )}
        <ul class="list">
          {changeKinds.map((kind) => (
            <Kind page={page} card={card} kind={kind} />
          ))}
        </ul>
      </div>
    </HolderLayout>
  )
}

function Kind({ page, card: { facts, open, drafts }, kind }: Props & { readonly kind: ChangeKind }) {
  const labels = page.t.cardChanges
  const { name, text } = labels.kinds[kind]
  const obstacle = kindObstacle(page, kind, facts)
  const isBegun = drafts.some(({ wish }) => wish.kind === kind)
  return (
    <li>
      {obstacle === undefined && !open ? <a href={changesPath(facts.card.id, kind)}>{name}</a> : <b>{name}</b>}
      <div class="quiet-text">{obstacle === undefined ? text : `${labels.notNow}: ${obstacle}`}</div>
      {isBegun && !open && <div class="quiet-text">{labels.begun}</div>}
    </li>
  )
}
