import { languages, type Language } from '../languages.ts'
import { kindsInSms, kindsInSubject, type PlaceholderKind } from './placeholder-kinds.ts'
import { hasStrayBrace, placeholdersIn } from './placeholders.ts'
import type { TemplateSpec } from './template-shape.ts'
import { templateCodes, templateSpec, type TemplateCode, type TemplateTexts } from './templates.ts'

export type NoticeCatalogue = { readonly frame: Readonly<Record<string, string>>; readonly templates: TemplateTexts }
export type NoticeCatalogues = Readonly<Record<Language, NoticeCatalogue>>

/** Filled in for every message, whatever its template. */
export const commonPlaceholders = ['site', 'issuer', 'officialPage', 'checkCode', 'minutes'] as const
export type CommonPlaceholder = (typeof commonPlaceholders)[number]

export type TemplateFault = {
  readonly code:
    | 'empty-text'
    | 'stray-brace'
    | 'unknown-placeholder'
    | 'kind-not-allowed-here'
    | 'optional-without-condition'
    | 'other-placeholders-than-english'
    | 'value-never-shown'
  /** `kk request-returned paragraphs.papers` */
  readonly where: string
  readonly placeholder?: string
}

type Slot = { readonly name: string; readonly text: string; readonly guards: readonly string[] }

/** Every slip that no type finds (I-20). The program does not start while there is one. */
export function checkTemplates(catalogues: NoticeCatalogues): TemplateFault[] {
  return languages.flatMap((language) => [
    ...checkFrame(catalogues, language),
    ...templateCodes.flatMap((code) => checkTemplate(catalogues, language, code)),
  ])
}

/** @throws {Error} that lists every fault, for the operator's terminal */
export function assertTemplates(catalogues: NoticeCatalogues): void {
  const faults = checkTemplates(catalogues)
  if (faults.length === 0) return
  const lines = faults.map(
    ({ where, code, placeholder }) => `  ${where}: ${code}${placeholder ? ` {${placeholder}}` : ''}`,
  )
  throw new Error(`the texts of the notices have mistakes:\n${lines.join('\n')}`)
}

function checkFrame(catalogues: NoticeCatalogues, language: Language): TemplateFault[] {
  return Object.entries(catalogues[language].frame).flatMap(([name, text]) => {
    const where = `${language} frame.${name}`
    return [
      ...soundText(where, text),
      ...unknown(where, text, commonPlaceholders),
      ...likeEnglish(where, text, catalogues.en.frame[name] ?? ''),
    ]
  })
}

function checkTemplate(catalogues: NoticeCatalogues, language: Language, code: TemplateCode): TemplateFault[] {
  const spec = templateSpec(code)
  const slots = slotsOf(catalogues[language].templates, code)
  const english = new Map(slotsOf(catalogues.en.templates, code).map(({ name, text }) => [name, text]))
  const known = [...commonPlaceholders, ...Object.keys(spec.placeholders)]
  const faults = slots.flatMap((slot) => {
    const where = `${language} ${code} ${slot.name}`
    return [
      ...soundText(where, slot.text),
      ...unknown(where, slot.text, known),
      ...wrongKind(where, slot, spec),
      ...unguarded(where, slot, spec),
      ...likeEnglish(where, slot.text, english.get(slot.name) ?? ''),
    ]
  })
  return [...faults, ...neverShown(`${language} ${code}`, slots, spec)]
}

function slotsOf(texts: TemplateTexts, code: TemplateCode): Slot[] {
  const spec = templateSpec(code)
  const own: { readonly subject: string; sms?: string; paragraphs?: Readonly<Record<string, string>> } = texts[code]
  const paragraphs = Object.entries(spec.paragraphs).map(([key, { when }]) => ({
    name: `paragraphs.${key}`,
    text: own.paragraphs?.[key] ?? '',
    guards: when === undefined ? [] : [when],
  }))
  const sms = spec.channels.includes('sms') ? [{ name: 'sms', text: own.sms ?? '', guards: [] }] : []
  return [{ name: 'subject', text: own.subject, guards: [] }, ...sms, ...paragraphs]
}

function soundText(where: string, text: string): TemplateFault[] {
  if (text.trim() === '') return [{ code: 'empty-text', where }]
  return hasStrayBrace(text) ? [{ code: 'stray-brace', where }] : []
}

function unknown(where: string, text: string, known: readonly string[]): TemplateFault[] {
  return placeholdersIn(text)
    .filter((name) => !known.includes(name))
    .map((placeholder) => ({ code: 'unknown-placeholder', where, placeholder }))
}

function wrongKind(where: string, slot: Slot, spec: TemplateSpec): TemplateFault[] {
  const isAllowed = (kind: PlaceholderKind): boolean => {
    if (slot.name === 'sms') return kindsInSms.includes(kind)
    if (slot.name === 'subject') return kindsInSubject.includes(kind)
    // a list stands below its paragraph, never inside
    return kind !== 'local-texts'
  }
  return placeholdersIn(slot.text)
    .filter((name) => {
      const kind = kindOf(spec, name)
      return kind !== undefined && !isAllowed(kind)
    })
    .map((placeholder) => ({ code: 'kind-not-allowed-here', where, placeholder }))
}

function unguarded(where: string, slot: Slot, spec: TemplateSpec): TemplateFault[] {
  return placeholdersIn(slot.text)
    .filter((name) => spec.placeholders[name]?.endsWith('?') && !slot.guards.includes(name))
    .map((placeholder) => ({ code: 'optional-without-condition', where, placeholder }))
}

function likeEnglish(where: string, text: string, english: string): TemplateFault[] {
  const isLike = placeholdersIn(text).join() === placeholdersIn(english).join()
  return isLike ? [] : [{ code: 'other-placeholders-than-english', where }]
}

/** A value that is asked for and shown nowhere is a paragraph forgotten. The name opens every letter by itself. */
function neverShown(where: string, slots: readonly Slot[], spec: TemplateSpec): TemplateFault[] {
  const lists = Object.values(spec.paragraphs).flatMap(({ list }) => (list === undefined ? [] : [list]))
  const shown = new Set([...lists, ...slots.flatMap(({ text }) => placeholdersIn(text))])
  return Object.keys(spec.placeholders)
    .filter((name) => !shown.has(name) && kindOf(spec, name) !== 'person-name')
    .map((placeholder) => ({ code: 'value-never-shown', where, placeholder }))
}

/** The kind of a template's own placeholder; undefined for those that every message has. */
export function kindOf(spec: TemplateSpec, name: string): PlaceholderKind | undefined {
  return spec.placeholders[name]?.replace('?', '') as PlaceholderKind | undefined
}
