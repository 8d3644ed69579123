import { ok, refuse, type Result } from '#kernel/result.ts'

const longest = 60

export type LabelRefusal =
  | { readonly code: 'label-missing' }
  | { readonly code: 'label-too-long'; readonly max: number }

export function readPasskeyLabel(typed: string): Result<string, LabelRefusal> {
  const label = typed.normalize('NFC').replaceAll(/\p{C}/gu, '').trim()
  if (label === '') return refuse({ code: 'label-missing' })
  return [...label].length > longest ? refuse({ code: 'label-too-long', max: longest }) : ok(label)
}
