import type { Messages } from '../messages.ts'
import { account } from './account.ts'
import { applications } from './applications.ts'
import { applyBefore } from './apply-before.ts'
import { applySteps } from './apply-steps.ts'
import { cancel } from './cancel.ts'
import { cardChanges } from './card-changes.ts'
import { charges } from './charges.ts'
import { common } from './common.ts'
import { countries } from './countries.ts'
import { gate } from './gate.ts'
import { notices } from './notices.ts'
import { office } from './office.ts'
import { officeApplications } from './office-applications.ts'
import { papers } from './papers.ts'
import { payments } from './payments.ts'
import { publicPages } from './public.ts'
import { receipts } from './receipts.ts'
import { security } from './security.ts'
import { signIn } from './sign-in.ts'
import { verify } from './verify.ts'
import { wallet } from './wallet.ts'
import { waivers } from './waivers.ts'

export const zhCN: Messages = {
  account,
  applications,
  applyBefore,
  applySteps,
  cancel,
  cardChanges,
  charges,
  common,
  countries,
  gate,
  notices,
  office,
  officeApplications,
  papers,
  payments,
  publicPages,
  receipts,
  security,
  signIn,
  verify,
  waivers,
  wallet,
}
