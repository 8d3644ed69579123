/** The text fields of a form, as typed: trimmed of nothing, never changed. A name that came twice keeps every value. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** An uploaded file, held in memory; the body limit of its route has already been applied. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

export type FormBody = { readonly fields: Fields; readonly files: Readonly<Record<string, UploadedFile>> }

/** Fields that steer the form and are no answers. */
export const pageField = '_page'
export const languageField = '_language'
export const commandField = '_command'

/** Parses an urlencoded or multipart body. Unknown types give an empty form: validation then says what is missing. */
export async function parseForm(request: Request): Promise<FormBody> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return { fields: {}, files: {} }
  const data = await request.formData()
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

/** What may be kept and given back: answers, but no passwords or codes. */
export function answersIn(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !name.startsWith('_') && !/password|code/i.test(name)),
  )
}
