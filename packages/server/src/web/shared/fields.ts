/** The text fields of a form, as typed: trimmed of nothing, never changed. A name that came twice keeps every value. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** An uploaded file, held in memory; the body limit of its route has already been applied. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

export type FormBody = { readonly fields: Fields; readonly files: Readonly<Record<string, UploadedFile>> }

/** Fields that steer the form and are no answers. */
export const pageField = '_page'
export const languageField = '_language'
export const commandField = '_command'

/** Our longest form has some forty; every part costs time before anything is known about its sender (ASVS 5.0 15.2.2). */
const mostParts = 200

/**
 * Parses an urlencoded or multipart body. Unknown types give an empty form: validation then says what is missing.
 * Undefined for a body that no page of ours makes: more parts than any form has, or none that can be told apart.
 */
export async function parseForm(request: Request): Promise<FormBody | undefined> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return noForm
  const bytes = Buffer.from(await request.arrayBuffer())
  if (hasTooManyParts(bytes, type)) return undefined
  const data = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(malformed)
  return data && sorted(data)
}

/** What was posted when nothing was. */
export const noForm: FormBody = { fields: {}, files: {} }

/** Counted in the raw bytes, so that a flood of parts is never taken apart. */
function hasTooManyParts(bytes: Buffer, type: string): boolean {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1]
  const separator = /^multipart/i.test(type) ? `--${boundary ?? ''}` : '&'
  let at = -1
  for (let found = 0; found <= mostParts; found += 1) {
    at = bytes.indexOf(separator, at + 1)
    if (at === -1) return false
  }
  return true
}

function malformed(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error
}

async function sorted(data: FormData): Promise<FormBody> {
  const fields: Record<string, string | string[]> = Object.create(null)
  const files: Record<string, UploadedFile> = Object.create(null)
  for (const [name, value] of data.entries()) {
    if (typeof value === 'string') fields[name] = withValue(fields[name], value)
    else if (value.name !== '' || value.size > 0)
      files[name] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { fields, files }
}

function withValue(before: string | string[] | undefined, value: string): string | string[] {
  if (before === undefined) return value
  return typeof before === 'string' ? [before, value] : [...before, value]
}

/** One value of a field; '' when it did not come. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Every value of a field, as of check boxes. */
export function listOf(fields: Fields, name: string): readonly string[] {
  const value = fields[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** What may be kept and given back: answers, but no passwords, codes or answers of a passkey. */
export function answersIn(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !name.startsWith('_') && !/password|code|passkey|challenge/i.test(name)),
  )
}
