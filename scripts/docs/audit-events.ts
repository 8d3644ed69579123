import { auditEvents, type AuditEventSpec } from '../../packages/server/src/domain/audit/events.ts'
import { code, codes, lines, page, table } from './markdown.ts'

const shownAs: Record<NonNullable<AuditEventSpec['shown']>, string> = {
  timeline: 'timeline of the request',
  access: 'Who looked at my data',
  security: 'security of the account',
}

export function auditEventsPage(): string {
  const events: [string, AuditEventSpec][] = Object.entries(auditEvents)
  const rowsOf = (subject: AuditEventSpec['subject']) =>
    events
      .filter(([, spec]) => spec.subject === subject)
      .map(([event, { says, details, shown }]) => [code(event), says, codes(details), shown ? shownAs[shown] : ''])
  const head = ['event', 'says', 'details', 'the person sees it in']
  return page('Audit events', 'packages/server/src/domain/audit/events.ts', [
    lines(
      'Every change and every look at a person’s data adds one entry to the hash chain of its subject, in the transaction of the',
      'change itself. The application may add and read entries; the database refuses it anything else.',
    ),
    '## In the chain of a holder',
    table(head, rowsOf('holder')),
    '## In the chain of a principal (an account or a member of staff)',
    table(head, rowsOf('principal')),
    '## In the chain of a signer (a key that signs cards, lists or the log)',
    table(head, rowsOf('signer')),
  ])
}
