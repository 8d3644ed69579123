const secondsPerDay = 86_400

/** The first second of a day, since 1970. @param offsetMinutes by which the authority's days are ahead of UTC */
export function startOfDay(day: string, offsetMinutes: number): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 - offsetMinutes * 60
}

/** The first second after a day. */
export function endOfDay(day: string, offsetMinutes: number): number {
  return startOfDay(day, offsetMinutes) + secondsPerDay
}
