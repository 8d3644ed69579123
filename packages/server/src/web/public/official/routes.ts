import { findByCheckCode } from '#modules/notices'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Page } from '../../shared/page.ts'
import { route, type Route } from '../../shared/route.ts'
import type { PublicDeps } from '../deps.ts'
import { OfficialPage, type CheckAnswer } from './official-page.tsx'

const access = {
  kind: 'public',
  because: 'anybody may ask whether a site or message is ours; the answer names no person',
} as const

export const officialRoutes: readonly Route<PublicDeps>[] = [
  route({ method: 'GET', path: '/official', access, handle: (page) => page.html(OfficialPage({ page })) }),
  // the address that messages name
  route({ method: 'GET', path: '/official/check', access, handle: (page) => page.html(OfficialPage({ page })) }),
  route({ method: 'POST', path: '/official/check', access, handle: check }),
]

/** A question that changes nothing is posted all the same: a check code in an address would stay in histories. */
async function check(page: Page<undefined, PublicDeps>): Promise<Response> {
  const typed = page.field('checkMark').trim()
  if (typed === '') {
    return page.html(OfficialPage({ page, errors: { checkMark: page.t.publicPages.official.checkMissing } }), 400)
  }
  return page.html(OfficialPage({ page, answer: await answerTo(page, typed) }))
}

async function answerTo(page: Page<undefined, PublicDeps>, typed: string): Promise<CheckAnswer> {
  const message = await findByCheckCode(page.deps.db, typed)
  if (!message) return 'unknown'
  const { timeZone } = (await page.deps.reference.today()).calendar
  return {
    about: page.t.publicPages.official.checkKinds[kindOf(message.template)],
    sentOn: dayInZone(message.writtenAt, timeZone),
    recipient: message.recipient,
  }
}

/** Templates are named by what they are about: `request-submitted`, `card-cancelled`, `account-email-code`. */
function kindOf(template: string): 'request' | 'card' | 'account' {
  if (template.startsWith('account-')) return 'account'
  return template.startsWith('card-') ? 'card' : 'request'
}
