/** What the demo server does with one submit_sm. `silent` takes it and never answers; `drop` cuts the line instead. */
export type SubmitBehaviour = 'accept' | 'throttle' | 'queue-full' | 'reject' | 'silent' | 'drop'

/** Knobs for tests; every one may be turned while the server runs. The defaults are those of a well-behaved network. */
export interface DemoSmppBehaviour {
  /** Used up one by one, then every submit_sm is accepted. */
  nextSubmits: SubmitBehaviour[]
  receipts: 'once' | 'twice' | 'held' | 'none'
  /** The word in `stat:` of the receipt (SMPP 3.4 Appendix B). */
  receiptWord: string
  /** How a receipt names its message: by TLV and text, or by its text alone with a decimal id, as some operators do. */
  receiptForm: 'tlv-and-text' | 'decimal-text'
  isAnsweringEnquireLink: boolean
}

export function wellBehaved(): DemoSmppBehaviour {
  return {
    nextSubmits: [],
    receipts: 'once',
    receiptWord: 'DELIVRD',
    receiptForm: 'tlv-and-text',
    isAnsweringEnquireLink: true,
  }
}
