import { Note, BackLink, Timeline } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { PaperSection } from '../documents/paper-section.tsx'
import { PaperList } from '../evidence/paper-list.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { RequestStateTag } from '../shared/states.tsx'
import { leadOf } from './request-lead.ts'
import { MainAction, OtherActions } from './request-actions.tsx'
import { RefusalSection } from './refusal-section.tsx'
import { RequestCharge } from './request-charge.tsx'
import { RequestFactsList } from './request-facts-list.tsx'
import { RequestLetters } from './request-letters.tsx'
import type { RequestView } from './request-view.ts'
import { timelineSteps } from './timeline-steps.ts'

type Props = { readonly page: HolderPage; readonly view: RequestView }

/** One request: how it stands, what happened, what comes, what can be done now. */
export function RequestPage({ page, view }: Props) {
  const { request, card, book } = view
  const labels = page.t.cancel.request
  const title = labels.title(formatCardNumber(card.cardNumber))
  const steps = timelineSteps({ page, ...view })
  return (
    <HolderLayout page={page} title={title} tab="requests">
      <BackLink href="/account/requests">{page.t.account.requests.title}</BackLink>
      <RefusedNote page={page} />
      <h1>{title}</h1>
      <p>
        <RequestStateTag page={page} state={request.state} />
      </p>
      <p class="lead">{leadOf(page, view)}</p>
      <RequestCharge page={page} request={request} cost={view.cost} />
      <MainAction page={page} view={view} />
      {view.certificate && <PaperSection page={page} papers={[view.certificate]} />}
      <div class="columns">
        <div>
          <section class="panel" aria-labelledby="facts">
            <h2 id="facts">{labels.facts}</h2>
            <RequestFactsList page={page} view={view} />
            <p>
              <a href={`/account/cards/${card.id}`}>
                {labels.cardLink} {formatCardNumber(card.cardNumber)}
              </a>
            </p>
          </section>
          <RefusalSection page={page} view={view} />
          {steps.length > 0 && (
            <section aria-labelledby="timeline">
              <h2 id="timeline">{labels.timeline}</h2>
              <Timeline steps={steps} />
            </section>
          )}
          {view.papers.length > 0 && (
            <section aria-labelledby="papers">
              <h2 id="papers">{request.state === 'draft' ? page.t.cancel.evidence.added : labels.papers}</h2>
              <PaperList
                page={page}
                papers={view.papers}
                nameOf={(code) => book.returnPaper(code).names[page.language]}
              />
            </section>
          )}
        </div>
        <div>
          <OtherActions page={page} view={view} />
          {request.state !== 'draft' && (
            <RequestLetters page={page} letters={view.letters} timeZone={book.calendar.timeZone} />
          )}
        </div>
      </div>
    </HolderLayout>
  )
}

/** Why the last action was not done, told once after its redirect: `?refused=changed-meanwhile`. */
function RefusedNote({ page }: { readonly page: HolderPage }) {
  const refused = page.query('refused')
  const texts: Readonly<Record<string, string>> = page.t.cancel.refusals
  if (!Object.hasOwn(texts, refused)) return <></>
  return (
    <Note kind="warn">
      <p role="alert">{texts[refused]}</p>
    </Note>
  )
}
