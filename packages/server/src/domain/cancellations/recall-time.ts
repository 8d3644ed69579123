const hourMs = 3_600_000

/** The instant until which a request can be taken back as if it had never been sent. */
export function recallUntil(submittedAt: Date, recallHours: number): Date {
  return new Date(submittedAt.getTime() + recallHours * hourMs)
}
