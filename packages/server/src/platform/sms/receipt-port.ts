import type { DeliveryReceipt, ReceiptHandler } from './sms-gateway.ts'

/** Holds the one handler of a gateway. */
export function createReceiptPort() {
  let handler: ReceiptHandler | undefined
  return {
    register(given: ReceiptHandler): void {
      if (handler !== undefined) throw new Error('a receipt handler is registered already')
      handler = given
    },
    /** Throws while nobody listens, so that the gateway keeps the receipt and sends it again. */
    async hand(receipt: DeliveryReceipt): Promise<void> {
      if (handler === undefined) throw new Error('no receipt handler is registered yet')
      await handler(receipt)
    },
  }
}
