import type { Messages } from '#locales/index.ts'

/** The words of a decision; a kind of case may have others in some places. */
export type DecideTexts = Messages['office']['decide']
