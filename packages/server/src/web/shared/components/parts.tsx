import type { Child } from 'hono/jsx'
import type { Page } from '../page.ts'

/** A state is always a word, a shape and a colour together. */
export type StateTone = 'good' | 'wait' | 'gone' | 'bad'

const shapes: Readonly<Record<StateTone, string>> = { good: '●', wait: '◐', gone: '○', bad: '■' }

export function StateTag({ tone, children }: { readonly tone: StateTone; readonly children?: Child }) {
  return (
    <span class={`state ${tone}`}>
      <span aria-hidden="true">{shapes[tone]}</span> {children}
    </span>
  )
}

export function Note({ kind, children }: { readonly kind?: 'info' | 'warn' | 'done'; readonly children?: Child }) {
  return (
    <div class={`note ${kind ?? 'info'}`} role={kind === 'done' ? 'status' : undefined}>
      {children}
    </div>
  )
}

export type Fact = { readonly term: string; readonly value: Child; readonly action?: Child }

/** Terms and values; with `action` a row of a check-answers page. */
export function Facts({ facts, kind }: { readonly facts: readonly Fact[]; readonly kind?: 'grid' | 'list' }) {
  return (
    <dl class={kind === 'list' ? 'answers' : 'facts'}>
      {facts.map(({ term, value, action }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {action && <dd class="action">{action}</dd>}
        </div>
      ))}
    </dl>
  )
}

export type TimelineStep = { readonly what: Child; readonly when?: Child; readonly isDone: boolean }

export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  return (
    <ol class="steps">
      {steps.map(({ what, when, isDone }) => (
        <li class={isDone ? 'done' : undefined}>
          {what}
          {when && <span class="when">{when}</span>}
        </li>
      ))}
    </ol>
  )
}

export function BackLink({ href, children }: { readonly href: string; readonly children?: Child }) {
  return (
    <p class="back">
      <a href={href}>
        <span aria-hidden="true">←</span> {children}
      </a>
    </p>
  )
}

export function Tabs({
  label,
  tabs,
  current,
}: {
  readonly label: string
  readonly tabs: readonly { readonly href: string; readonly label: Child }[]
  readonly current: string
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a href={tab.href} aria-current={tab.href === current ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  )
}

/** What the last action did, told once after its redirect: `?done=request-recalled`. Other words in the address say nothing. */
export function DoneNote({
  page,
  texts,
}: {
  readonly page: Page<unknown>
  readonly texts: Readonly<Record<string, string>>
}) {
  const done = page.query('done')
  const text = Object.hasOwn(texts, done) ? texts[done] : undefined
  if (text === undefined) return <></>
  return (
    <Note kind="done">
      <p>{text}</p>
    </Note>
  )
}
