import { isId } from '#kernel/ids.ts'
import type { Acquirer, AcquirerRefusal } from '#platform/payments/acquirer.ts'
import type { PaymentDeps } from './deps.ts'
import { closeEvent, findEvent, type EventKey, type StoredEvent } from './event-store.ts'
import { findHolderOf, type ReferenceKind } from './reference-store.ts'
import { takeOver } from './refresh-payment.ts'
import { takeOverRefund } from './take-over-refund.ts'

/**
 * Works on an event that was kept: asks the acquirer about its object and takes over the answer. Whatever order events
 * come in, and however often, the answer is how things stand now. An acquirer that is away makes the job come back.
 */
export async function handlePaymentEvent(deps: PaymentDeps, key: EventKey): Promise<void> {
  const { acquirer, db } = deps
  const event = await findEvent(db, key)
  if (!event || event.state !== 'received') return
  if (acquirer?.provider !== key.provider) throw new Error(`no acquirer ${key.provider} to ask about an event`)
  const isMatched = event.about !== null && (await followUp(deps, acquirer, event.about))
  await closeEvent(db, key, isMatched ? 'handled' : 'unmatched')
}

type About = NonNullable<StoredEvent['about']>

async function followUp(deps: PaymentDeps, acquirer: Acquirer, { kind, ref }: About): Promise<boolean> {
  if (kind === 'payment') {
    const said = await acquirer.getPayment(ref)
    if (!said.ok) return notThere(said.refusal)
    const holderId = await ownerOf(deps, 'payment', said.value.reference)
    if (holderId === undefined || said.value.reference === null) return false
    return (await takeOver(deps, { holderId, paymentId: said.value.reference }, said.value)).ok
  }
  const said = await acquirer.getRefund(ref)
  if (!said.ok) return notThere(said.refusal)
  const holderId = await ownerOf(deps, 'refund', said.value.reference)
  if (holderId === undefined || said.value.reference === null) return false
  return (await takeOverRefund(deps, { holderId, refundId: said.value.reference }, said.value)).ok
}

async function ownerOf({ db }: PaymentDeps, kind: ReferenceKind, reference: string | null) {
  return reference !== null && isId(reference) ? findHolderOf(db, kind, reference) : undefined
}

function notThere(refusal: AcquirerRefusal): false {
  if (refusal.code === 'unknown-at-acquirer') return false
  throw new Error(`the acquirer could not be asked about an event: ${refusal.code} ${refusal.why}`)
}
