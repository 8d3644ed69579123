/** Something only the person at the keyboard can mend: told in one sentence and a way out, never as a stack. */
export class SetupProblem extends Error {
  constructor(sentence, wayOut) {
    super(sentence)
    this.name = 'SetupProblem'
    this.wayOut = wayOut
  }
}

/** Runs the work and turns a SetupProblem into two lines on standard error; anything else is a bug and keeps its stack. */
export async function orExplain(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error
    process.stderr.write(`\n${error.message}\n${error.wayOut}\n`)
    process.exitCode = 1
  }
}
