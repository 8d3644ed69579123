import { isRenumbering } from '#domain/card-changes/obstacles.ts'
import { unreachable } from '#kernel/result.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { BackLink, Facts, Note, Timeline, type Fact } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { changePaperName } from '../../shared/change-paper-name.ts'
import { PaperList } from '../evidence/paper-list.tsx'
import { RequestLetters } from '../request/request-letters.tsx'
import { GroundSection } from '../shared/ground-section.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { changeRows } from './change-rows.tsx'
import { isOpenChange } from './changeable-card.ts'
import { cardChangePath } from './paths.ts'
import { ChangeStateTag } from './state-tag.tsx'
import { timelineSteps } from './status-timeline.ts'
import type { ChangeView } from './status-view.ts'

type Props = { readonly page: HolderPage; readonly view: ChangeView }

/** One request about a card: how it stands, what happened, what became of the card. */
export function ChangePage({ page, view }: Props) {
  const { change, card, book } = view
  const labels = page.t.cardChanges
  const title = labels.page.title(change.reference)
  const steps = timelineSteps({ page, ...view })
  return (
    <HolderLayout page={page} title={title} tab="cards">
      <BackLink href={`/account/cards/${card.id}`}>{formatCardNumber(card.cardNumber)}</BackLink>
      <RefusedNote page={page} />
      <h1>{title}</h1>
      <p>{labels.kinds[change.wish.kind].ask}</p>
      <p>
        <ChangeStateTag page={page} state={change.state} />
      </p>
      <p class="lead">{leadOf(page, view)}</p>
      <CardNow page={page} view={view} />
      <div class="columns">
        <div>
          <GroundSection page={page} book={book} decided={change} />
          <section class="panel" aria-labelledby="facts">
            <h2 id="facts">{labels.page.facts}</h2>
            <Facts kind="list" facts={factsOf(page, view)} />
          </section>
          <Papers page={page} view={view} />
          {steps.length > 0 && (
            <section aria-labelledby="timeline">
              <h2 id="timeline">{labels.page.timeline}</h2>
              <Timeline steps={steps} />
            </section>
          )}
        </div>
        <div>
          {isOpenChange(change) && <Withdraw page={page} view={view} />}
          <RequestLetters page={page} letters={view.letters} timeZone={book.calendar.timeZone} />
        </div>
      </div>
    </HolderLayout>
  )
}

function leadOf(page: HolderPage, { change, book }: ChangeView): string {
  const { lead } = page.t.cardChanges
  const { state, dueOn } = change
  const day = formatDayWithWeekday(page.language, dueOn)
  switch (state) {
    case 'submitted':
    case 'under-review':
      return dueOn < book.day ? lead.late(day) : lead[state](day)
    case 'approved':
    case 'refused':
    case 'withdrawn':
      return lead[state]
    default:
      return unreachable(state)
  }
}

/** What the card is called from now on, or how long it lasts: what somebody must know who shows it at a border. */
function CardNow({ page, view: { change, card } }: Props) {
  if (change.state !== 'approved') return <></>
  const labels = page.t.cardChanges.page
  const text = isRenumbering(change.wish)
    ? labels.cardNow(formatCardNumber(card.cardNumber))
    : labels.cardUntil(formatDay(page.language, card.validUntil))
  return (
    <Note kind="done">
      <p>{text}</p>
      <p class="act">
        <LinkButton href={`/account/cards/${card.id}`}>{labels.cardLink}</LinkButton>
      </p>
    </Note>
  )
}

function factsOf(page: HolderPage, view: ChangeView): Fact[] {
  const { change, card } = view
  const labels = page.t.cardChanges
  const day = (value: string) => formatDay(page.language, value)
  const isOpen = isOpenChange(change)
  return [
    { term: labels.page.reference, value: <span class="num">{change.reference}</span> },
    { term: labels.page.about, value: <span class="num">{formatCardNumber(card.cardNumber)}</span> },
    { term: labels.page.sent, value: day(change.submittedOn) },
    ...(isOpen ? [{ term: labels.page.promised, value: day(change.dueOn) }] : []),
    // once it is decided, before and after are the same or never came about
    ...(isOpen ? changeRows(page, change.wish, view) : []),
    ...(change.explanation === null
      ? []
      : [{ term: labels.check.explanation, value: <bdi>{change.explanation}</bdi> }]),
  ]
}

function Papers({ page, view: { papers } }: Props) {
  if (papers.length === 0) return <></>
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{page.t.cardChanges.page.papers}</h2>
      <PaperList page={page} papers={papers} nameOf={(code) => changePaperName(page.language, code)} />
    </section>
  )
}

function Withdraw({ page, view: { change } }: Props) {
  const labels = page.t.cardChanges.page
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{page.t.applications.page.actions}</h2>
      <ul class="list">
        <li>
          <a href={cardChangePath(change, 'withdraw')}>{labels.withdraw}</a>
          <div class="quiet-text">{labels.withdrawHint}</div>
        </li>
      </ul>
    </section>
  )
}

/** Why the last action was not done, told once after its redirect: `?refused=changed-meanwhile`. */
function RefusedNote({ page }: { readonly page: HolderPage }) {
  const refused = page.query('refused')
  const texts: Readonly<Record<string, string>> = page.t.cardChanges.refusals
  if (!Object.hasOwn(texts, refused)) return <></>
  return (
    <Note kind="warn">
      <p role="alert">{texts[refused]}</p>
    </Note>
  )
}
