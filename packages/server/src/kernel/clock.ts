/** Time is handed in, so that tests can step it and no rule reads the wall clock by itself. */
export interface Clock {
  now(): Date
}
