import { readPassport } from '#domain/applications/passport.ts'
import { keepPassportZone } from '#modules/applications'
import { commandOf } from '../applications/own-application.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { stepPath } from './draft.ts'
import { passportStep } from './passport-step.tsx'
import { isZoneAlone, zoneOf } from './read-passport-form.ts'
import { saveStep } from './save-step.ts'
import { withDraft } from './with-draft.ts'

/** Two lines that stand in for everything else are filled in and shown, for their owner to confirm. */
export function sendPassport(page: HolderPage): Promise<Response> {
  const mrz = isZoneAlone(page.fields) ? zoneOf(page.fields) : null
  if (mrz === null) return saveStep(page, passportStep)
  return withDraft(page, async ({ application, facts }) => {
    // with a mistake in them they are answered like everything else that was typed
    if (!readPassport(mrz, facts.today).ok) return saveStep(page, passportStep)
    const kept = await keepPassportZone(page.deps.applications, { ...commandOf(page, application), mrz })
    return kept.ok ? page.redirect(stepPath(page, application, 'passport')) : saveStep(page, passportStep)
  })
}
