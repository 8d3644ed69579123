import type { Services } from '#app/services.ts'

/** Takes every message and delivers none: for tests that look at pages, not at letters. */
export const silentCarriers: Services['carriers'] = {
  mailer: {
    send: () => Promise.resolve({ outcome: 'accepted', response: '250' }),
    close: () => Promise.resolve(),
  },
  smsGateway: {
    send: ({ id }) => Promise.resolve({ outcome: 'accepted', providerRefs: [id] }),
    onReceipt: () => undefined,
    close: () => Promise.resolve(),
  },
  smsSender: 'Sapar',
  httpReceipts: undefined,
}
