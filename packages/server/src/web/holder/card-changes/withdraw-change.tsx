import { withdrawCardChange } from '#modules/applications'
import { isId } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import { ConfirmPage } from '../shared/confirm-page.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { isOpenChange } from './changeable-card.ts'
import { withChange } from './own-change.ts'
import { cardChangePath } from './paths.ts'

export function askToWithdraw(page: HolderPage): Promise<Response> {
  return withChange(page, (change) => {
    const { title, text, button } = page.t.cardChanges.withdraw
    if (!isOpenChange(change)) return page.redirect(`${cardChangePath(change)}?refused=action-not-allowed-in-state`)
    return page.html(
      <ConfirmPage
        page={page}
        back={cardChangePath(change)}
        reference={change.reference}
        title={title}
        lines={[text]}
        button={button}
        isFinal
      />,
    )
  })
}

export function withdrawChange(page: HolderPage): Promise<Response> {
  return withChange(page, async (change) => {
    const typed = page.field(commandField)
    const { holderId, id: changeId } = change
    const withdrawn = await withdrawCardChange(page.deps.applications, {
      commandId: isId(typed) ? typed : page.deps.newId(),
      accountId: page.session.principalId,
      holderId,
      changeId,
    })
    const told = withdrawn.ok ? 'done=change-withdrawn' : `refused=${withdrawn.refusal.code}`
    return page.redirect(`${cardChangePath(change)}?${told}`)
  })
}
