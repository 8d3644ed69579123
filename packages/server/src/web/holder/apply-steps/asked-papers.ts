import type { AskedPaper } from '../evidence/asked-papers.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { Draft } from './draft.ts'

/** The papers of a draft, each with the rule that asks for it. */
export function papersOfDraft({ language }: HolderPage, { facts: { book, askedByRules } }: Draft): AskedPaper[] {
  return askedByRules.map(({ paper, ruleCode }) => {
    const { names, help } = book.applicationPaper(paper)
    const why = book.find('application-paper-rule', ruleCode)?.explanation[language]
    return { code: paper, name: names[language], help: help[language], ...(why === undefined ? {} : { why }) }
  })
}
