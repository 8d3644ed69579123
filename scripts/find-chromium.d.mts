export interface Chromium {
  readonly executablePath: string
  readonly args: readonly string[]
  /** To be added to the environment of the browser. */
  readonly env: Readonly<Record<string, string>>
}

export const unpackedFolder: string

/** The browser that setup found or installed; undefined when there is none. */
export function findChromium(): Chromium | undefined
