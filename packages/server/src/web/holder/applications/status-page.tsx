import { Note, BackLink, Timeline } from '../../shared/components/parts.tsx'
import { PaperList } from '../evidence/paper-list.tsx'
import { RequestLetters } from '../request/request-letters.tsx'
import { GroundSection } from '../shared/ground-section.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { ApplicationLines } from './application-lines.tsx'
import { lineWords } from './application-words.ts'
import { applicationsPath } from './paths.ts'
import { ApplicationStateTag } from './state-tag.tsx'
import { MainAction, OtherActions } from './status-actions.tsx'
import { ApplicationFacts } from './status-facts.tsx'
import { leadOf } from './status-lead.ts'
import { CardSection, FeeSection } from './status-sections.tsx'
import { timelineSteps } from './status-timeline.ts'
import type { ApplicationView } from './status-view.ts'

type Props = { readonly page: HolderPage; readonly view: ApplicationView }

/** One application: how it stands, what happened, what comes, what can be done now. */
export function ApplicationPage({ page, view }: Props) {
  const { application, book } = view
  const labels = page.t.applications
  const isDraft = application.state === 'draft'
  return (
    <HolderLayout page={page} title={labels.page.title(application.reference)} tab="applications">
      <BackLink href={applicationsPath}>{labels.title}</BackLink>
      <RefusedNote page={page} />
      <h1>{labels.page.title(application.reference)}</h1>
      <p dir="auto">{lineWords(page, book, application)}</p>
      <p>
        <ApplicationStateTag page={page} state={application.state} />
      </p>
      <p class="lead">{leadOf(page, view)}</p>
      <MainAction page={page} view={view} />
      <div class="columns">
        <div>
          <CardSection page={page} view={view} />
          <GroundSection page={page} book={book} decided={application} />
          <FeeSection page={page} view={view} />
          <section class="panel" aria-labelledby="facts">
            <h2 id="facts">{labels.page.facts}</h2>
            <ApplicationFacts page={page} view={view} />
          </section>
          <History page={page} view={view} />
          <Papers page={page} view={view} />
        </div>
        <div>
          <OtherActions page={page} view={view} />
          <Group page={page} view={view} />
          {!isDraft && (
            <RequestLetters
              page={page}
              letters={view.letters}
              timeZone={book.calendar.timeZone}
              title={labels.page.letters}
            />
          )}
        </div>
      </div>
    </HolderLayout>
  )
}

function History({ page, view }: Props) {
  const steps = timelineSteps({ page, ...view })
  if (steps.length === 0) return <></>
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{page.t.applications.page.timeline}</h2>
      <Timeline steps={steps} />
    </section>
  )
}

function Papers({ page, view: { papers, book } }: Props) {
  if (papers.length === 0) return <></>
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{page.t.applications.page.papers}</h2>
      <PaperList
        page={page}
        papers={papers}
        nameOf={(code) => book.find('application-paper', code)?.names[page.language] ?? code}
      />
    </section>
  )
}

/** The family: each applies by themselves, and nobody should have to look for them. */
function Group({ page, view: { book, group } }: Props) {
  if (group.length === 0) return <></>
  return (
    <section aria-labelledby="group">
      <h2 id="group">{page.t.applications.page.group}</h2>
      <ApplicationLines page={page} book={book} applications={group} />
    </section>
  )
}

/** Why the last action was not done, told once after its redirect: `?refused=changed-meanwhile`. */
function RefusedNote({ page }: { readonly page: HolderPage }) {
  const refused = page.query('refused')
  const texts: Readonly<Record<string, string>> = page.t.applications.refusals
  if (!Object.hasOwn(texts, refused)) return <></>
  return (
    <Note kind="warn">
      <p role="alert">{texts[refused]}</p>
    </Note>
  )
}
