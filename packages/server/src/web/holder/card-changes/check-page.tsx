import type { Paper } from '#modules/evidence'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { ErrorSummary, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Facts, Note, type Fact } from '../../shared/components/parts.tsx'
import { changePaperName } from '../../shared/change-paper-name.ts'
import { formatCardNumber, formatDayWithWeekday } from '../../shared/format.ts'
import { AnswerForm } from '../shared/answer-form.tsx'
import { answerLink } from '../shared/answer-row.tsx'
import { HolderLayout } from '../shared/holder-layout.tsx'
import { changeRows } from './change-rows.tsx'
import type { OwnDraft } from './own-draft.ts'
import { changesPath } from './paths.ts'

type Props = OwnDraft & {
  /** undefined: the calendar does not reach that far. */
  readonly decisionOn: CalendarDay | undefined
  readonly errors: FormErrors
  /** Another tab saved meanwhile: the page shows what stands there now. */
  readonly isChanged?: boolean
}

/** What would be sent, once more, and the one button that sends it. */
export function CheckChangePage(props: Props) {
  const { page, card, kind, draft, errors, isChanged } = props
  const labels = page.t.cardChanges
  const { id } = card.facts.card
  return (
    <HolderLayout page={page} title={labels.check.title} hasForm hasErrors={Object.keys(errors).length > 0}>
      <div class="narrow">
        <BackLink href={changesPath(id, kind)}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        {isChanged && (
          <Note kind="warn">
            <p role="alert">{page.t.cancel.changedMeanwhile}</p>
          </Note>
        )}
        <h1>{labels.check.title}</h1>
        <p class="lead">{labels.check.lead}</p>
        <Facts kind="list" facts={rowsOf(props)} />
        <AnswerForm
          page={page}
          path={changesPath(id, kind, 'check')}
          version={draft.version}
          button={labels.check.send}
          {...(isChanged ? { isChanged } : {})}
        >
          <WhenDecided {...props} />
        </AnswerForm>
        <p>
          <a href={changesPath(id, kind, 'erase')}>{page.t.applySteps.check.erase}</a>
        </p>
      </div>
    </HolderLayout>
  )
}

function rowsOf(props: Props): Fact[] {
  const { page, card, kind, draft } = props
  const { check, kinds } = page.t.cardChanges
  const { explanation, wish } = draft
  return [
    { term: check.card, value: <span class="num">{formatCardNumber(card.facts.card.cardNumber)}</span> },
    { term: check.asked, value: kinds[kind].ask, action: <ChangeLink {...props} part="form" term={check.asked} /> },
    ...changeRows(page, wish, card.facts),
    ...(explanation === null ? [] : [{ term: check.explanation, value: <bdi>{explanation}</bdi> }]),
    papersRow(props),
  ]
}

function papersRow(props: Props): Fact {
  const { page, papers } = props
  const { check } = page.t.cardChanges
  const hasNone = papers.length === 0
  return {
    term: check.papers,
    value: hasNone ? check.noPapers : papers.map((paper) => <div>{lineOf(page, paper)}</div>),
    action: <ChangeLink {...props} part="papers" term={check.papers} {...(hasNone ? { label: check.addPaper } : {})} />,
  }
}

function lineOf({ t, language }: Props['page'], { paper, fileName, pages }: Paper) {
  return (
    <>
      {changePaperName(language, paper)} · <bdi>{t.cancel.evidence.fileLine(fileName, pages.length)}</bdi>
    </>
  )
}

type ChangeLinkProps = Props & { readonly part: 'form' | 'papers'; readonly term: string; readonly label?: string }

function ChangeLink({ page, card, kind, part, term, label }: ChangeLinkProps) {
  const { id } = card.facts.card
  return (
    <a id={answerLink(part)} href={part === 'form' ? changesPath(id, kind) : changesPath(id, kind, part)}>
      {label ?? page.t.common.change}
      <span class="visually-hidden"> {term}</span>
    </a>
  )
}

function WhenDecided({ page, decisionOn }: Props) {
  const { check } = page.t.cardChanges
  if (decisionOn === undefined) return <></>
  return (
    <p>
      {check.decision(formatDayWithWeekday(page.language, decisionOn))} {check.free}
    </p>
  )
}
