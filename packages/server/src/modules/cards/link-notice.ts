import type { Card } from '#domain/cards/card.ts'
import { fullName, type Holder } from '#domain/cards/holder.ts'
import type { Language } from '#domain/languages.ts'
import type { TemplateParams } from '#domain/notices/templates.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { ContactField } from './contact.ts'

type LinkTemplate = 'card-linked' | 'card-link-attempted'

/** A notice to the contact that the register knows; the module notices renders and queues it in the transaction. */
export type LinkNotice = {
  readonly subjectId: Id
  readonly changeId: Id
  readonly template: LinkTemplate
  readonly language: Language
  readonly recipient: { readonly email?: string; readonly phone?: string }
  readonly params: TemplateParams<LinkTemplate>
  readonly cardId: Id
}

export type QueueLinkNotice = (trx: Trx, notice: LinkNotice) => Promise<void>

type About = {
  readonly holder: Holder
  readonly card: Card
  readonly changeId: Id
  readonly at: Date
  readonly timeZone: string
}

/** Addresses of the register that the account does not have: whoever reads them learns that somebody linked the card. */
export function linkedNotice(about: About, changed: readonly ContactField[]): LinkNotice | undefined {
  const { email, phone } = about.holder
  return notice('card-linked', about, {
    ...(email !== null && changed.includes('email') ? { email } : {}),
    ...(phone !== null && changed.includes('phone') ? { phone } : {}),
  })
}

/** For the person whose record is linked already, when somebody else knows enough to try. */
export function attemptedNotice(about: About): LinkNotice | undefined {
  const { email, phone } = about.holder
  return notice('card-link-attempted', about, {
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
  })
}

function notice(template: LinkTemplate, about: About, recipient: LinkNotice['recipient']): LinkNotice | undefined {
  if (Object.keys(recipient).length === 0) return undefined
  const { holder, card, changeId, at, timeZone } = about
  return {
    subjectId: holder.holderId,
    changeId,
    template,
    language: holder.language,
    recipient,
    params: { holderName: fullName(holder), cardNumber: card.cardNumber, at: { at, timeZone } },
    cardId: card.id,
  }
}
