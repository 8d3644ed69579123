import type { Letter } from '#modules/notices'
import { formatInstant } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly letters: readonly Letter[]
  readonly timeZone: string
  /** What they are about, when it is no request. */
  readonly title?: string
}

/** What we wrote about this request, and whether it arrived. */
export function RequestLetters({ page, letters, timeZone, title }: Props) {
  const { request: labels } = page.t.cancel
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{title ?? labels.letters}</h2>
      {letters.length === 0 ? (
        <p>{labels.noLetters}</p>
      ) : (
        <ul class="list">
          {letters.map((letter) => (
            <li>
              <a href={`/account/letters/${letter.id}`} lang={letter.language}>
                {letter.subject}
              </a>
              <div class="quiet-text">{formatInstant(page.language, letter.writtenAt, timeZone)}</div>
              {letter.deliveries.map((delivery) => (
                <div class="quiet-text">
                  {page.t.account.letters[delivery.channel]} · <bdi>{delivery.recipient}</bdi> ·{' '}
                  {page.t.account.letters.states[delivery.state]}
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/account/letters">{labels.allLetters}</a>
      </p>
    </section>
  )
}
