import { verifyDocument, verifyPaper } from '#modules/credentials'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { clientAddress } from '../../shared/network.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { keepAnswer } from './answer-cookie.ts'
import { readUpload } from './read-upload.ts'
import { shownOfDocument } from './shown-answer.ts'
import { shownOfPaper } from './shown-paper.ts'
import { VerifyPage } from './verify-page.tsx'

type AnyPage = Page<undefined, PublicDeps>

/** More than any passport has; longer is no passport number. */
const longestPassport = 30

export async function checkDocument(page: AnyPage): Promise<Response> {
  const passportNumber = page.field('passport').trim()
  if (passportNumber.length > longestPassport) {
    return again(page, { passport: page.t.verify.faults['passport-too-long'] })
  }
  const document = await readDocument(page)
  if (!document.ok) return again(page, document.refusal)
  const question = { document: document.value, passportNumber: passportNumber || undefined }
  const { credentials, clock } = page.deps
  const answer = await verifyDocument(credentials, question)
  // no card; whoever was handed a certificate or a receipt asks here too
  const paper = answer.reasons.includes('WRONG_FORMAT') ? await verifyPaper(credentials, document.value) : undefined
  const now = clock.now()
  keepAnswer(page, paper ? shownOfPaper(paper, now) : shownOfDocument(answer, now))
  return page.redirect('/verify/answer')
}

function again(page: AnyPage, errors: FormErrors): Promise<Response> {
  return page.html(<VerifyPage page={page} errors={errors} />, 400)
}

async function readDocument(page: AnyPage): Promise<Result<string, FormErrors>> {
  const { faults } = page.t.verify
  const text = page.field('document').trim()
  const file = page.files['file']
  if (text === '' && !file) return refuse({ document: faults.nothing })
  if (text !== '' && file) return refuse({ document: faults.both })
  if (!file) return ok(text)
  const { readCode, site, countPicture } = page.deps
  const mayTakePicture = () => countPicture(clientAddress(page.c, site.trustedProxies))
  const read = await readUpload({ readCode, mayTakePicture }, file.bytes)
  return read.ok ? read : refuse({ file: faults[read.refusal] })
}
