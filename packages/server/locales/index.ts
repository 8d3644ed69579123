import type { Language } from '#domain/languages.ts'
import { en } from './en/index.ts'
import { kk } from './kk/index.ts'
import type { Messages } from './messages.ts'
import { ru } from './ru/index.ts'
import { zhCN } from './zh-CN/index.ts'

export type { Messages } from './messages.ts'

export const messages: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCN, en, kk, ru }
