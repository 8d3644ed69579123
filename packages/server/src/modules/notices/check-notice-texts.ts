import { assertTemplates } from '#domain/notices/check-templates.ts'
import { noticeCatalogues } from './catalogues.ts'

/**
 * For the start of the program: no half-translated or half-filled message ever leaves (I-20).
 * @throws {Error} that lists every mistake
 */
export function checkNoticeTexts(): void {
  assertTemplates(noticeCatalogues)
}
