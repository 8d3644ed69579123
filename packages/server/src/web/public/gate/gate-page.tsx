import { languages } from '#domain/languages.ts'
import { Mark } from '../../shared/components/document.tsx'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { gateTexts, type GateTexts } from './gate-texts.ts'
import { practiceCards } from './practice/practice-set.ts'
import { Shapes } from './shapes.tsx'

type Props = { readonly page: Page<undefined, PublicDeps> }

/**
 * A page of its own frame: the header is the age of the lists, the footer is what a thumb reaches. What stands in
 * `data-text` is written again by the script when the language changes.
 */
export function GatePage({ page }: Props) {
  const { assets, site } = page.deps
  const all = gateTexts(site)
  const t = all[page.language]
  return (
    <html
      lang={page.language}
      class="public gate"
      data-mode="real"
      data-texts={JSON.stringify(all)}
      data-decoder={assets.url('zxing.wasm')}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${t.title} – ${t.siteName}`}</title>
        <meta name="description" content={t.description} />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={assets.url('gate.css')} />
        <link rel="icon" href={assets.url('gate-icon.svg')} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={assets.url('gate-icon-180.png')} />
        <link rel="manifest" href="/verify/gate/manifest.webmanifest" />
        <script type="module" src={assets.url('gate.js')}></script>
      </head>
      <body>
        <Top page={page} t={t} />
        <main id="main">
          <noscript>
            <p class="note warn">
              {t.noScript} <a href="/verify">{t.noScriptLink}</a>
            </p>
          </noscript>
          <Answer t={t} />
          <Practice t={t} />
          <Scan t={t} />
          <Languages page={page} t={t} />
        </main>
        <Bottom t={t} />
      </body>
    </html>
  )
}

type Part = { readonly t: GateTexts }

function Top({ page, t }: Props & Part) {
  const { site } = page.deps
  return (
    <header class="gate-top">
      {site.isDemo && (
        <p class="demo-band" data-text="demo">
          {t.demo}
        </p>
      )}
      <div class="name">
        <a class="mark" href="/">
          <Mark />
          {t.siteName}
        </a>
        <h1 data-text="title">{t.title}</h1>
        <b>{site.publicUrl.host}</b>
      </div>
      <p class="gate-practice-band" data-text="practising.title">
        {t.practising.title}
      </p>
      <div class="gate-lists" id="lists" data-state="none">
        <p>
          <span class="dot" aria-hidden="true"></span> <span id="slot-lists">{t.lists.none}</span> ·{' '}
          <span id="slot-connection">{t.connection.asking}</span>
        </p>
        <button type="button" class="gate-button" id="refresh" data-text="refresh">
          {t.refresh}
        </button>
      </div>
    </header>
  )
}

function Answer({ t }: Part) {
  return (
    <section class="gate-answer" id="answer" role="status">
      <p class="word">
        <Shapes />
        <span id="slot-word">{t.idle}</span>
      </p>
      <p class="because" id="slot-because"></p>
      <p id="slot-todo">{t.idleTodo}</p>
      <dl class="gate-compare" id="compare" hidden>
        <dt data-text="compare.card">{t.compare.card}</dt>
        <dd id="slot-card"></dd>
        <dt data-text="compare.passport">{t.compare.passport}</dt>
        <dd id="slot-passport"></dd>
        <dt data-text="compare.until">{t.compare.until}</dt>
        <dd id="slot-until"></dd>
      </dl>
      <p class="age" id="slot-age"></p>
    </section>
  )
}

function Practice({ t }: Part) {
  return (
    <section class="gate-practice" id="practising" aria-labelledby="practising-title" hidden>
      <h2 id="practising-title" data-text="practising.title">
        {t.practising.title}
      </h2>
      <p data-text="practising.text">{t.practising.text}</p>
      <ul class="cards">
        {practiceCards.map((_, index) => (
          <li>
            <button type="button" class="gate-button" data-practice-card={index}>
              <span data-text="practising.card" data-n={index + 1}>
                {t.practising.card.replace('{n}', String(index + 1))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <a href="/verify/gate/practice/codes" data-text="practising.codes">
          {t.practising.codes}
        </a>
      </p>
    </section>
  )
}

function Scan({ t }: Part) {
  return (
    <section class="gate-scan">
      <video id="video" playsinline muted hidden></video>
      <button type="button" class="gate-button gate-main-button" id="camera" aria-pressed="false" data-text="camera">
        {t.camera}
      </button>
      <p class="gate-told" id="slot-told" role="status"></p>
      <form class="gate-entry" id="typed-form">
        <label for="typed" data-text="typed">
          {t.typed}
        </label>
        <div class="row">
          <textarea id="typed" rows={1} autocomplete="off" autocapitalize="off" spellcheck={false}></textarea>
          <button type="submit" class="gate-button" data-text="check">
            {t.check}
          </button>
        </div>
      </form>
      <form class="gate-entry" id="passport-form">
        <label for="passport" data-text="passport">
          {t.passport}
        </label>
        <div class="row">
          <input
            id="passport"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxlength={20}
          />
          <button type="submit" class="gate-button" data-text="compareButton">
            {t.compareButton}
          </button>
        </div>
      </form>
      <p class="gate-entry">
        <label for="file" data-text="file">
          {t.file}
        </label>
        <input id="file" type="file" accept="image/*,.json,.txt,text/plain,application/json" />
      </p>
    </section>
  )
}

/** Buttons, not links: the page stays, and with it what is on the screen. */
function Languages({ page, t }: Props & Part) {
  return (
    <div class="gate-languages" role="group" aria-label={t.languages}>
      {languages.map((language) => (
        <button
          type="button"
          class="gate-button"
          data-language={language}
          lang={language}
          aria-pressed={language === page.language ? 'true' : 'false'}
        >
          {page.t.common.languageNames[language]}
        </button>
      ))}
    </div>
  )
}

function Bottom({ t }: Part) {
  return (
    <div class="gate-bottom">
      <button type="button" class="gate-button next" id="next" data-text="next" hidden>
        {t.next}
      </button>
      <button type="button" class="gate-button" id="sound" aria-pressed="true" data-text="sound">
        {t.sound}
      </button>
      <button type="button" class="gate-button" id="practice" aria-pressed="false" data-text="practice">
        {t.practice}
      </button>
    </div>
  )
}
