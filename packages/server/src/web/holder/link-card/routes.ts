import { linkCard } from '#modules/cards'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { commandField } from '../../shared/fields.ts'
import { clientAddress } from '../../shared/network.ts'
import { route, type Route } from '../../shared/route.ts'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { readLinkForm } from './link-form.ts'
import { LinkPage } from './link-page.tsx'

const path = '/account/link'

export const linkCardRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path, access: { kind: 'holder' }, handle: (page) => page.html(LinkPage({ page })) }),
  route({ method: 'POST', path, access: { kind: 'holder' }, handle: link }),
]

async function link(page: HolderPage): Promise<Response> {
  const again = (errors: FormErrors, isRefused = false) => page.html(LinkPage({ page, errors, isRefused }), 400)
  const answers = readLinkForm(page)
  if (!answers.ok) return again(answers.refusal)
  const typedId = page.field(commandField)
  const linked = await linkCard(page.deps.linkCard, {
    ...answers.value,
    commandId: isId(typedId) ? typedId : page.deps.newId(),
    accountId: page.session.principalId,
    address: clientAddress(page.c, page.deps.site.trustedProxies),
  })
  if (linked.ok) return page.redirect('/account?done=card-linked')
  switch (linked.refusal.code) {
    case 'too-many-attempts':
      return tooManyAttempts(page, 'holder', linked.refusal.retryAt)
    case 'card-number-character':
    case 'card-number-length':
    case 'card-number-check':
      return again({ cardNumber: page.t.security.link.cardNumberBad })
    // The same form with other answers, sent by somebody who went back: nothing was linked by it.
    case 'command-id-reused':
    case 'card-not-linkable':
      return again({ cardNumber: page.t.security.link.refused }, true)
  }
}
