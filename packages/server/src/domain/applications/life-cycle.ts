import type { LifeCycle } from '../life-cycle.ts'

export const applicationStates = [
  'draft',
  'submitted',
  'awaiting-payment',
  'under-review',
  'returned',
  'granted',
  'refused',
  'withdrawn',
  'lapsed',
] as const
export type ApplicationState = (typeof applicationStates)[number]

export const applicationActions = [
  'submit',
  'start-payment',
  'give-up-payment',
  'pay',
  'begin-review',
  'withdraw',
  'assign',
  'release',
  'return',
  'resubmit',
  'propose',
  'grant',
  'refuse',
  'lapse',
] as const
export type ApplicationAction = (typeof applicationActions)[number]

/**
 * The life of an application (product.md, "Life cycles"; docs/decisions/0025). The applicant acts as `holder`. `submitted`
 * is complete and declared and not yet paid; `awaiting-payment` is with the acquirer. A payment that comes to nothing leads
 * back, and one that succeeds after that still counts. The office has it from `under-review` on: there the promise begins.
 */
export const applicationLifeCycle: LifeCycle<ApplicationState, ApplicationAction> = {
  draft: {
    submit: { to: 'submitted', by: ['holder'] },
  },
  submitted: {
    'start-payment': { to: 'awaiting-payment', by: ['holder'] },
    pay: { to: 'under-review', by: ['system'], needs: ['fee-paid'] },
    'begin-review': { to: 'under-review', by: ['system'], needs: ['nothing-due'] },
    withdraw: { to: 'withdrawn', by: ['holder'] },
    lapse: { to: 'lapsed', by: ['system'], needs: ['due-date-passed'] },
  },
  'awaiting-payment': {
    'give-up-payment': { to: 'submitted', by: ['system'] },
    pay: { to: 'under-review', by: ['system'], needs: ['fee-paid'] },
    withdraw: { to: 'withdrawn', by: ['holder'] },
  },
  'under-review': {
    withdraw: { to: 'withdrawn', by: ['holder'] },
    assign: { to: 'under-review', by: ['officer'] },
    release: { to: 'under-review', by: ['officer', 'system'] },
    return: { to: 'returned', by: ['officer'], needs: ['papers', 'returns-left'] },
    propose: { to: 'under-review', by: ['officer'] },
    grant: { to: 'granted', by: ['officer'], needs: ['second-officer'] },
    refuse: { to: 'refused', by: ['officer'], needs: ['ground'] },
  },
  returned: {
    withdraw: { to: 'withdrawn', by: ['holder'] },
    resubmit: { to: 'under-review', by: ['holder'] },
    lapse: { to: 'lapsed', by: ['system'], needs: ['due-date-passed'] },
  },
  granted: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
}

/** States that hold the guard on passport and card type: another application of the same person would be a second one. */
export const guardedStates = [
  'submitted',
  'awaiting-payment',
  'under-review',
  'returned',
] as const satisfies readonly ApplicationState[]

/** What the office sees: a case begins when it is paid or nothing is due. */
export const officeStates = [
  'under-review',
  'returned',
  'granted',
  'refused',
] as const satisfies readonly ApplicationState[]

export function isOpenApplication(state: ApplicationState): boolean {
  return state === 'draft' || (guardedStates as readonly ApplicationState[]).includes(state)
}
