/**
 * Something at start-up that only the operator can mend. It is shown as one sentence and a way out, without a stack;
 * `details` are lines worth showing below them, such as the end of a server log.
 */
export class StartupProblem extends Error {
  readonly sentence: string
  readonly wayOut: string
  readonly details: readonly string[]

  constructor(sentence: string, wayOut: string, details: readonly string[] = []) {
    super([sentence, wayOut, ...details].join('\n'))
    this.name = 'StartupProblem'
    this.sentence = sentence
    this.wayOut = wayOut
    this.details = details
  }
}
