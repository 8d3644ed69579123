/** An amount in the smallest unit of its currency (tiyn, cents); always a safe integer, never a fraction. */
export type Money = {
  readonly amountMinor: number
  /** ISO 4217, three capitals. */
  readonly currency: string
}
