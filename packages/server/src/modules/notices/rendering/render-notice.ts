import { composeLetter, composeSubject } from './compose-letter.ts'
import { composeSms } from './compose-sms.ts'
import { letterToHtml } from './letter-to-html.ts'
import { letterToText } from './letter-to-text.ts'
import { renderInput, type NoticeToRender } from './render-input.ts'

export type RenderedEmail = { readonly subject: string; readonly text: string; readonly html: string }
export type RenderedSms = { readonly subject: string; readonly text: string }

/** The mail of a notice. Where a code belongs stands a mark, which `fillSecret` replaces at sending. */
export function renderEmail(notice: NoticeToRender): RenderedEmail {
  const letter = composeLetter(renderInput(notice))
  return { subject: letter.subject, text: letterToText(letter), html: letterToHtml(letter) }
}

/** The SMS of a notice; its subject is shown in lists only. */
export function renderSms(notice: NoticeToRender): RenderedSms {
  const input = renderInput(notice)
  return { subject: composeSubject(input), text: composeSms(input) }
}
