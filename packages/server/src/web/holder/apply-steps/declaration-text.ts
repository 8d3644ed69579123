import { declarationCodes } from '#domain/applications/declarations.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** One line of the declaration, as the applicant reads and ticks it. */
export function declarationText({ t }: HolderPage, code: string): string {
  const known = declarationCodes.find((other) => other === code)
  if (known === undefined) throw new Error(`nobody declares ${code}`)
  return t.applySteps.declaration.codes[known]
}
