import type { Id } from '#kernel/ids.ts'
import { moneyText } from '#locales/money.ts'
import { Button, Form, LinkButton } from '../../shared/components/form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { paymentPath, payPath } from './paths.ts'
import type { Payable } from './read-payable.ts'

type Props = { readonly page: HolderPage; readonly cardId: Id; readonly payable: Payable | undefined }

/** The button that pays what a card owes, or leads back to the payment that was begun. Nothing where nothing is owed. */
export function PayCharge({ page, cardId, payable }: Props) {
  const { payments } = page.t
  if (payable?.open) {
    return (
      <p class="act">
        <LinkButton href={paymentPath(payable.open.id)}>{payments.goOn}</LinkButton>
      </p>
    )
  }
  if (!payable?.owed) return <></>
  return (
    <Form page={page} action={payPath(cardId)} id={`pay-${cardId}`} commandId={page.deps.newId()}>
      <p class="act">
        <Button>{payments.pay(moneyText(payable.owed, page.language))}</Button>
      </p>
      <p class="hint">{payments.payHint}</p>
    </Form>
  )
}
