import type { Application } from '#domain/applications/application.ts'
import { eraseApplicationDraft, withdrawApplication, type ApplicantCommand } from '#modules/applications'
import type { Result } from '#kernel/result.ts'
import { moneyText } from '#locales/money.ts'
import type { HolderDeps } from '../deps.ts'
import { ConfirmPage } from '../shared/confirm-page.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, withApplication } from './own-application.ts'
import { applicationPath, applicationsPath } from './paths.ts'
import { canDo } from './possible-actions.ts'

/** What ends an application at the applicant's wish; each on a page of its own that asks once more. */
type ConfirmedAction = {
  readonly part: 'withdraw' | 'erase'
  isPossible(application: Application): boolean
  run(deps: HolderDeps, command: ApplicantCommand): Promise<Result<unknown, { readonly code: string }>>
  /** Where the applicant is led afterwards. */
  done(application: Application): string
}

export const confirmedActions: readonly ConfirmedAction[] = [
  {
    part: 'withdraw',
    isPossible: (application) => canDo(application, 'withdraw'),
    run: ({ applications }, command) => withdrawApplication(applications, command),
    done: (application) => `${applicationPath(application)}?done=application-withdrawn`,
  },
  {
    part: 'erase',
    isPossible: ({ state }) => state === 'draft',
    run: ({ applications }, command) => eraseApplicationDraft(applications, command),
    done: () => `${applicationsPath}?done=application-erased`,
  },
]

export function askToConfirm(page: HolderPage, action: ConfirmedAction): Promise<Response> {
  return withApplication(page, (application) => {
    if (!action.isPossible(application)) return refused(page, application, 'action-not-allowed-in-state')
    const { title, text, button } = page.t.applications[action.part]
    return page.html(
      <ConfirmPage
        page={page}
        back={applicationPath(application)}
        reference={application.reference}
        title={title}
        lines={[text, ...feeLine(page, application)]}
        button={button}
        isFinal
      />,
    )
  })
}

export function doConfirmed(page: HolderPage, action: ConfirmedAction): Promise<Response> {
  return withApplication(page, async (application) => {
    const result = await action.run(page.deps, commandOf(page, application))
    return result.ok ? page.redirect(action.done(application)) : refused(page, application, result.refusal.code)
  })
}

function refused(page: HolderPage, application: Application, code: string): Response {
  return page.redirect(`${applicationPath(application)}?refused=${code}`)
}

/** Money that is gone is said before, not after. */
function feeLine({ t, language }: HolderPage, { fee, paidAt }: Application): string[] {
  return fee && paidAt !== null ? [t.applications.withdraw.feeKept(moneyText(fee, language))] : []
}
