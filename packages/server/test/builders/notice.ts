import type { LocalText } from '#domain/languages.ts'
import type { PlaceholderValues } from '#domain/notices/placeholder-kinds.ts'
import { templateSpec, type AnyParams, type TemplateCode, type TemplateParams } from '#domain/notices/templates.ts'

const inEvery = (text: string): LocalText => ({
  'zh-CN': `${text}（中）`,
  en: text,
  kk: `${text} (қ)`,
  ru: `${text} (р)`,
})

/** The longest values that really occur, so that what fits with them fits. */
const samples: { readonly [K in keyof PlaceholderValues]: unknown } = {
  'person-name': 'Анна-Мария Айдарқызы O’Connor',
  text: 'Firefox on Windows',
  'card-number': 'K7M4Q2X9C',
  reference: 'C-FH35-TW86N',
  day: '2026-09-28',
  moment: { at: new Date('2026-09-28T23:30:00Z'), timeZone: 'Asia/Almaty' },
  money: { amountMinor: 9_000_000, currency: 'KZT' },
  'local-text': inEvery('The passport page cannot be read'),
  'local-texts': [inEvery('Copy of the passport page'), inEvery('Proof of departure')],
  path: '/account/requests/01990000-0000-7000-8000-000000000001',
  factor: 'authenticator',
  code: undefined,
}

/** A value for every placeholder of a template; `changed` says what matters. */
export function noticeParams<T extends TemplateCode>(
  template: T,
  changed: Partial<TemplateParams<T>> = {},
): TemplateParams<T> {
  const all = Object.entries(templateSpec(template).placeholders)
    .filter(([, type]) => type !== 'code')
    .map(([name, type]) => [name, samples[type.replace('?', '') as keyof PlaceholderValues]])
  return { ...(Object.fromEntries(all) as AnyParams), ...changed } as TemplateParams<T>
}
