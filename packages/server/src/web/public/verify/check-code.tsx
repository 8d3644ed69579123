import { parseShareCode } from '#domain/cards/share-code.ts'
import { checkShareCode } from '#modules/cards'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { readBirthDate } from '../../shared/birth-date.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { clientAddress } from '../../shared/network.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { keepAnswer } from './answer-cookie.ts'
import { CodePage } from './code-page.tsx'
import { shownOfShareCode } from './shown-answer.ts'

type AnyPage = Page<undefined, PublicDeps>

export async function checkCode(page: AnyPage): Promise<Response> {
  const typed = readForm(page)
  if (!typed.ok) return page.html(<CodePage page={page} errors={typed.refusal} />, 400)
  const address = clientAddress(page.c, page.deps.site.trustedProxies)
  const checked = await checkShareCode(page.deps.shareCodes, { ...typed.value, address })
  if (checked.ok) {
    keepAnswer(page, shownOfShareCode(checked.value))
    return page.redirect('/verify/answer')
  }
  if (checked.refusal.code === 'too-many-attempts') return tooMany(page, checked.refusal.retryAt)
  // at the code, whichever was wrong: who guesses learns nothing
  return page.html(<CodePage page={page} errors={{ code: page.t.verify.code.notKnown }} isNotKnown />, 400)
}

function readForm(page: AnyPage): Result<{ readonly code: string; readonly bornOn: string }, FormErrors> {
  const { code: t } = page.t.verify
  const typed = page.field('code').trim()
  const code = parseShareCode(typed)
  const born = readBirthDate(page.field('bornOn'))
  const errors: Record<string, string> = {}
  if (code === undefined) errors['code'] = typed === '' ? t.codeMissing : t.codeBad
  if (!born.ok) errors['bornOn'] = born.refusal === 'missing' ? t.bornMissing : t.bornBad
  return code === undefined || !born.ok ? refuse(errors) : ok({ code, bornOn: born.value })
}

function tooMany(page: AnyPage, retryAt: Date): Promise<Response> {
  const seconds = Math.max(1, Math.ceil((retryAt.getTime() - page.deps.clock.now().getTime()) / 1_000))
  page.c.header('Retry-After', String(seconds))
  const errors = { code: page.t.verify.code.tooMany(Math.ceil(seconds / 60)) }
  return page.html(<CodePage page={page} errors={errors} />, 429)
}
