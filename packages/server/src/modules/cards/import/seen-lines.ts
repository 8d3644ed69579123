import { LineIndex } from './line-index.ts'
import type { LineProblem, RegisterRow } from './register-row.ts'
import { fingerprint, holderHash } from './row-hash.ts'

/** Remembers the good lines of a file, to find those that say the same thing twice or contradict each other. */
export class SeenLines {
  #cards = new LineIndex()
  #holders = new LineIndex()
  #holderLines = new LineIndex()

  hasCard(cardNumber: string): boolean {
    return this.#cards.get(fingerprint(cardNumber)) !== undefined
  }

  /**
   * Takes a line in, or says which earlier line it collides with.
   * @returns `isNewHolder` is false when an earlier line was about the same person
   */
  add(row: RegisterRow): { readonly isNewHolder: boolean } | { readonly problem: LineProblem } {
    const { registerRef } = row.holder
    const card = fingerprint(row.card.cardNumber)
    const person = fingerprint(registerRef)
    const data = fingerprint(holderHash(row.holder))
    const sameCard = this.#cards.get(card)
    if (sameCard !== undefined) return { problem: doubledCard(row, sameCard) }
    const known = this.#holders.get(person)
    if (known !== undefined && known !== data) {
      return { problem: otherHolderData(row, this.#holderLines.get(person) ?? 0) }
    }
    this.#cards.add(card, row.line)
    this.#holders.add(person, data)
    this.#holderLines.add(person, row.line)
    return { isNewHolder: known === undefined }
  }
}

function doubledCard({ line, card }: RegisterRow, earlier: number): LineProblem {
  return {
    line,
    severity: 'error',
    column: 'card_number',
    value: card.cardNumber,
    code: 'card-twice',
    message: `Line ${earlier} is about the same card.`,
    advice: 'Keep one of the two lines.',
  }
}

function otherHolderData({ line, holder }: RegisterRow, earlier: number): LineProblem {
  return {
    line,
    severity: 'error',
    column: 'register_ref',
    value: holder.registerRef,
    code: 'holder-contradicted',
    message: `Line ${earlier} has other data for the same person.`,
    advice: 'Write the same data on every line of a person, or give another register_ref to another person.',
  }
}
