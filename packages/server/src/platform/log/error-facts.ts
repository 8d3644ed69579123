/** What may be logged of an error. */
export type ErrorFacts = {
  readonly type: string
  readonly message: string
  /** Not `code`: under that name people type codes, and the log blanks it. */
  readonly errorCode?: string
  readonly constraint?: string
  readonly stack: string
}

/**
 * An error as it may stand in a log: its kind, words, code and where it arose, and nothing that hangs on it. Errors of
 * the database carry the row they are about (`detail`, `where`), their words quote what was sent (`invalid input syntax
 * for type uuid: "…"`), errors of the mail client name the address: none of that belongs into a log (ASVS 5.0 16.2.5).
 */
export function errorFacts(error: unknown): ErrorFacts | string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  const message = withoutQuotes(error.message)
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' ? { errorCode: code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    stack: framesOf(error),
  }
}

const quoted = /"[^"]*"|'[^']*'|«[^»]*»|<[^>]*>|\S+@\S+/gu
const longest = 300

/** Names of tables and columns go too; code and constraint tell them. */
function withoutQuotes(message: string): string {
  return message.replaceAll(quoted, '[…]').slice(0, longest)
}

/** A stack begins with the message once more, which may have many lines. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n')
}
