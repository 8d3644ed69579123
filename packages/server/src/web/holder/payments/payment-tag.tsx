import type { PaymentState } from '#domain/payments/payment-life-cycle.ts'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

const tones: Readonly<Record<PaymentState, StateTone>> = {
  created: 'wait',
  pending: 'wait',
  paid: 'good',
  failed: 'bad',
  expired: 'gone',
}

export function PaymentTag({ page, state }: { readonly page: HolderPage; readonly state: PaymentState }) {
  return <StateTag tone={tones[state]}>{page.t.payments.states[state]}</StateTag>
}
