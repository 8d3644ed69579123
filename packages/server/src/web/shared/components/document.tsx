import type { Child } from 'hono/jsx'
import { languages } from '#domain/languages.ts'
import { answersIn, languageField } from '../fields.ts'
import { withQuery } from '../local-path.ts'
import type { Page } from '../page.ts'

export type DocumentProps = {
  readonly page: Page<unknown>
  readonly title: string
  /** Puts "Error: " before the title, where a screen reader hears it first. */
  readonly hasErrors?: boolean
  /** The page holds a `<Form>`: switching the language then posts it, so that nothing typed is lost. */
  readonly hasForm?: boolean
  readonly look: 'public' | 'holder' | 'office'
  /** Where a change of language leads, when the answer to a form stands at a path that only takes forms. */
  readonly shownAt?: string
  readonly bar?: Child
  readonly signOut?: Child
  readonly scripts?: readonly string[]
  /** The whole width of the window, for dense pages. */
  readonly wide?: boolean
  readonly children?: Child
}

export const formId = 'page-form'

/** The frame of every page: one title, one main, the demo band, which site this is, the languages. */
export function Document(props: DocumentProps) {
  const { page, title, look } = props
  const { t, deps } = page
  return (
    <html lang={page.language} class={look}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.hasErrors ? t.common.errorPrefix : ''}${title} – ${t.common.siteName}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={deps.assets.url('app.css')} />
        <link rel="icon" href={deps.assets.url('mark.svg')} type="image/svg+xml" />
        {(props.scripts ?? []).map((name) => (
          <script type="module" src={deps.assets.url(name)}></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t.common.skipToContent}
        </a>
        <header class="top">
          {deps.site.isDemo && <p class="demo-band">{t.common.demoBand(deps.site.issuerCode)}</p>}
          <div class="bar">
            <a class="mark" href={look === 'office' ? '/office' : '/'}>
              <Mark />
              {look === 'office' ? t.common.officeName : t.common.siteName}
            </a>
            {look !== 'office' && (
              <span class="site">
                {t.common.youAreOn} <b>{deps.site.publicUrl.host}</b> · <a href="/official">{t.common.howToKnow}</a>
              </span>
            )}
            {props.bar}
            <Languages page={page} hasForm={props.hasForm ?? false} shownAt={props.shownAt} />
            {props.signOut}
          </div>
        </header>
        <main id="main" class={props.wide ? 'wide' : undefined}>
          {props.children}
        </main>
        {look !== 'office' && (
          <footer class="foot">
            <Horizon />
            <p>{t.common.footerNote}</p>
            <p>
              <a href="/official">{t.common.footerOfficial}</a> · <a href="/verify">{t.verify.title}</a> ·{' '}
              <a href="/tariffs">{t.receipts.tariffs.title}</a>
            </p>
          </footer>
        )}
      </body>
    </html>
  )
}

type LanguagesProps = {
  readonly page: Page<unknown>
  readonly hasForm: boolean
  readonly shownAt: string | undefined
}

/** On a page with a form the switch is a button of that form; elsewhere a link. Both keep the place. */
function Languages({ page, hasForm, shownAt }: LanguagesProps) {
  const { t } = page
  const here = shownAt ?? (page.c.req.method === 'GET' ? page.path + new URL(page.c.req.url).search : page.path)
  return (
    <nav class="languages" aria-label={t.common.language}>
      {languages.map((language) => {
        const name = t.common.languageNames[language]
        if (language === page.language) return <b lang={language}>{name}</b>
        if (hasForm) {
          return (
            <button type="submit" form={formId} name={languageField} value={language} lang={language} formnovalidate>
              {name}
            </button>
          )
        }
        return (
          <a href={withQuery(here, 'language', language)} lang={language} hreflang={language}>
            {name}
          </a>
        )
      })}
    </nav>
  )
}

export function Mark() {
  return (
    <svg width="30" height="22" viewBox="0 0 30 22" aria-hidden="true" focusable="false">
      <path d="M1 20h28" stroke="#d99a1c" stroke-width="2.5" stroke-linecap="round" />
      <path
        d="M3 15c5-8 9 2 13-4s6-7 11-8"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
      />
    </svg>
  )
}

function Horizon() {
  return (
    <svg class="horizon" viewBox="0 0 600 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M0 9h600M0 8c80-9 130 2 210-2s120-6 190 0 130 3 200-3" fill="none" stroke="currentColor" />
    </svg>
  )
}

/** True when the form had been filled before: its own values win over those of the record. */
export function hasKept(page: Page<unknown>): boolean {
  return page.kept !== undefined && Object.keys(answersIn(page.kept)).length > 0
}
