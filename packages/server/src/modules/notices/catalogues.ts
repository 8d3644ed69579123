import type { NoticeCatalogues } from '#domain/notices/check-templates.ts'
import { notices as en } from '#locales/en/notices.ts'
import { notices as kk } from '#locales/kk/notices.ts'
import { notices as ru } from '#locales/ru/notices.ts'
import { notices as zhCN } from '#locales/zh-CN/notices.ts'

export const noticeCatalogues = { 'zh-CN': zhCN, en, kk, ru } as const satisfies NoticeCatalogues
