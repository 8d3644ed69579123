import type { Messages } from '../messages.ts'

export const countries: Messages['countries'] = {
  RKS: '科索沃',
  GBD: '英国海外领土公民',
  GBN: '英国国民（海外）',
  GBO: '英国海外公民',
  GBP: '受英国保护者',
  GBS: '英国属民',
  EUE: '欧洲联盟（通行证）',
  UNO: '联合国',
  UNA: '联合国专门机构',
  UNK: '联合国科索沃特派团',
  XOM: '马耳他骑士团',
  XXA: '无国籍人',
  XXB: '难民（1951 年公约）',
  XXC: '难民（其他）',
  XXX: '未注明国籍',
  UTO: '乌托邦（样本护照）',
}
