/** The JSON in these bytes; `undefined`, which no JSON is, when there is none: then no shape matches either. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
