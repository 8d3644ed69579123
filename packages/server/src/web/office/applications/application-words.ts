import type { DecideTexts } from '../decide-case/decide-texts.ts'
import type { ApplicationPageData } from './application-page-data.ts'

/** What a grant by this officer would be: the whole of it, a proposal, or the second of two words. */
export type GrantStage = 'grant' | 'propose' | 'agree' | 'own-proposal'

export function grantStage({ page, view }: Pick<ApplicationPageData, 'page' | 'view'>): GrantStage {
  const { proposedBy } = view.application
  if (proposedBy !== null) return proposedBy === page.session.principalId ? 'own-proposal' : 'agree'
  return view.isSecondPersonNeeded ? 'propose' : 'grant'
}

/** The words of a decision about an application: those of every case, but where the person has not got a card yet. */
export function applicationTexts(data: Pick<ApplicationPageData, 'page' | 'view'>): DecideTexts {
  const { office, officeApplications } = data.page.t
  const { application, propose, proposeTitle, proposeButton, agreeTitle } = officeApplications.decide
  const texts = { ...office.decide, ...application }
  switch (grantStage(data)) {
    case 'propose':
      return { ...texts, approve: propose, approveTitle: proposeTitle, approveButton: proposeButton }
    case 'agree':
      return { ...texts, approveTitle: agreeTitle }
    case 'grant':
    case 'own-proposal':
      return texts
  }
}
