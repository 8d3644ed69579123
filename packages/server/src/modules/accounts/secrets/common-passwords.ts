import { readFile } from 'node:fs/promises'

const file = new URL('../../../../assets/common-passwords.txt', import.meta.url)

/** The shipped list of the commonest breached passwords, as the question the rules ask. Entries are in lower case. */
export async function loadCommonPasswords(): Promise<(text: string) => boolean> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  const listed = new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))
  return (text) => listed.has(text)
}
