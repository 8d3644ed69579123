import { openLetterBox } from '#app/demo/inbox.ts'
import { demoHolders } from '#app/demo/people.ts'
import { inviteStaffMember } from '#modules/accounts'
import type { ReceivedMail } from '#platform/mail/demo-smtp-server.ts'
import { receiptCheckCode } from '#modules/cancellations'
import { listPublished } from '#modules/credentials'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { aSignedCard } from '#test/builders/signed-card.ts'
import type { PublicObjects } from './object-ids.ts'
import { aSignedInHolder } from './people.ts'
import type { Platform } from './platform.ts'
import { ask } from './visitor.ts'

/** One of each thing that anybody may name: a person and a mail of the demonstration, a style sheet, an invitation. */
export async function publicObjects(t: Platform): Promise<PublicObjects> {
  const [person] = demoHolders
  if (!person) throw new Error('the demonstration has nobody to enter as')
  await aSignedInHolder(t, { userName: person.userName })
  const letterBox = openLetterBox(t.services)
  await letterBox.keepMail(aMail(t.clock.now()))
  const [message] = await letterBox.list(1)
  const { body } = await ask(t, { method: 'GET', path: '/' })
  const receipt = await aReceipt(t, t.modules.cancellations, await aRequest(t))
  return {
    'receipt-number': receipt.number,
    'receipt-code': receiptCheckCode(receipt),
    'demo-person': person.userName,
    'demo-message': message?.id ?? '',
    asset: /\/assets\/(app\.[^"]+\.css)/.exec(body)?.[1] ?? '',
    token: await anInvitation(t),
    ...(await publishedFiles(t)),
  }
}

function aMail(receivedAt: Date): ReceivedMail {
  return {
    messageId: 'one@sapar.example',
    from: 'no-reply@sapar.example',
    to: ['anna@example.org'],
    subject: 'A letter',
    text: 'Text',
    html: '<!doctype html><html lang="en"><title>A letter</title><p style="color:#123">Text</p></html>',
    attachments: [],
    language: 'en',
    isDkimSigned: false,
    receivedAt,
    source: new Uint8Array(),
  }
}

async function anInvitation({ modules }: Platform): Promise<string> {
  const wishes = { userName: 'sweep.invited', displayName: 'Somebody new', role: 'officer', language: 'en' } as const
  const invited = await inviteStaffMember(modules.accounts, wishes)
  if (!invited.ok) throw new Error(invited.refusal.code)
  return invited.value.token
}

/** A list with a card in it, and the newest piece of the log. */
async function publishedFiles(t: Platform) {
  const { credentials } = t.modules
  await aSignedCard(t, credentials)
  const [uri = ''] = await listPublished(credentials)
  const { body: checkpoint } = await ask(t, { method: 'GET', path: '/log/checkpoint' })
  const size = checkpoint.split('\n')[1] ?? ''
  return { 'status-list': uri.slice(-6), 'log-tile': `0/000.p/${size}` }
}
