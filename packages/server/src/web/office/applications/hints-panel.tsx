import type { ApplicationPageData } from './application-page-data.ts'

/** Rules that fit this application, each with its reason. Nothing is added up. */
export function HintsPanel({ page, view }: ApplicationPageData) {
  const { hints: texts } = page.t.officeApplications
  const { language } = page
  return (
    <section class="panel" aria-labelledby="hints">
      <h2 id="hints">{texts.title}</h2>
      {view.hints.length === 0 ? (
        <p class="quiet-text">{texts.none}</p>
      ) : (
        <>
          <ul class="list">
            {view.hints.map(({ names, explanation, isSecondPersonNeeded }) => (
              <li>
                <b>{names[language]}</b>
                <span class="when">
                  {explanation[language]} {isSecondPersonNeeded && texts.second}
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">{texts.note}</p>
        </>
      )}
    </section>
  )
}
