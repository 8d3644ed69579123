import type { ObjectKind } from '#web/shared/route.ts'
import type { Estate } from './estate.ts'

/** Values of one path parameter. `own[i]` and `foreign[i]` of two kinds belong together: a request and its paper. */
export type IdsOfKind = {
  readonly own: readonly string[]
  readonly foreign: readonly string[]
  readonly unknown: string
}

export type PublicObjects = Readonly<
  Record<
    'demo-person' | 'demo-message' | 'asset' | 'token' | 'receipt-number' | 'receipt-code' | 'status-list' | 'log-tile',
    string
  >
>

type Source = (estates: { readonly own: Estate; readonly foreign: Estate; readonly open: PublicObjects }) => IdsOfKind

/** An id such as we make them, that was never given to anything. */
export const neverMade = '0199ffff-ffff-7fff-bfff-fffffffffff0'

const owned =
  (pick: (estate: Estate) => readonly string[]): Source =>
  ({ own, foreign }) => ({ own: pick(own), foreign: pick(foreign), unknown: neverMade })

/** One of each further kind: an application in the office's hands, and a request about a card. */
function casesOf({ requests, applications, changeId }: Estate): readonly string[] {
  const reviewed = applications.filter(({ state }) => state === 'under-review')
  return [...[...requests, ...reviewed].map(({ id }) => id), changeId]
}

const open =
  (kind: keyof PublicObjects, unknown: string): Source =>
  ({ open: objects }) => ({ own: [objects[kind]], foreign: [], unknown })

const sources: Readonly<Record<ObjectKind, Source>> = {
  card: owned(({ cardIds }) => cardIds),
  'share-code': owned(({ shareCodeIds }) => shareCodeIds),
  request: owned(({ requests }) => requests.map(({ id }) => id)),
  application: owned(({ applications }) => applications.map(({ id }) => id)),
  'application-paper': owned(({ applicationFileIds }) => applicationFileIds),
  'card-change': owned(({ changeId }) => [changeId]),
  // every estate prepares the second of them, about its second card
  'change-kind': () => ({ own: ['extend', 'lost-card', 'new-passport'], foreign: [], unknown: 'nowhere' }),
  case: owned(casesOf),
  'evidence-file': owned(({ fileIds }) => fileIds),
  payment: owned(({ payments }) => [payments.paymentId]),
  refund: owned(({ payments }) => [payments.refundId]),
  difference: owned(({ payments }) => [payments.differenceId]),
  'payment-event': owned(({ payments }) => [payments.eventKey]),
  waiver: owned(({ waiverId }) => [waiverId]),
  letter: owned(({ letterId }) => [letterId]),
  session: owned(({ sessionId }) => [sessionId]),
  passkey: owned(({ passkeyId }) => [passkeyId]),
  step: () => ({ own: ['reason'], foreign: [], unknown: 'nowhere' }),
  'page-number': () => ({ own: ['1'], foreign: [], unknown: '9' }),
  token: open('token', 'A'.repeat(43)),
  'demo-person': open('demo-person', 'nobody'),
  'demo-message': open('demo-message', neverMade),
  asset: open('asset', 'app.000000000000.css'),
  'gate-file': () => ({
    own: ['manifest.webmanifest', 'service-worker.js', 'lists.json', 'practice.json'],
    foreign: [],
    unknown: 'names.json',
  }),
  'status-list': open('status-list', 'zzzzzz'),
  'log-tile': open('log-tile', '0/999'),
  'receipt-number': open('receipt-number', 'R-222-222-222'),
  'receipt-code': open('receipt-code', 'A'.repeat(22)),
}

/** What the sweep puts in the place of a parameter. A kind it does not know yet stops it, with what to do. */
export function idsOf(route: string, kind: string, estates: Parameters<Source>[0]): IdsOfKind {
  const source = (sources as Readonly<Record<string, Source | undefined>>)[kind]
  if (!source) {
    throw new Error(
      `${route} names an object of the kind '${kind}', which the access sweep cannot make yet. ` +
        'Add it to test/access/support/object-ids.ts, and one of it to every estate in test/access/support/estate.ts.',
    )
  }
  return source(estates)
}
