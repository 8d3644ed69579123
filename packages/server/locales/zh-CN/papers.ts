import type { Widen } from '../shape.ts'
import type { papers as english } from '../en/papers.ts'

export const papers: Widen<typeof english> = {
  card: {
    heading: '旅游卡',
    lead: (issuer: string) => `由${issuer}签发。须与此处所列护照一并出示。`,
    born: '出生日期',
    sex: '性别',
    sexes: { F: '女', M: '男', X: '未说明' },
    nationality: '国籍',
    codeTitle: '签名二维码',
    codeHow: (address: string) =>
      `二维码包含以上全部内容，并由主管机关签名。任何人都可以核验，无网络时也可以：${address}`,
    asIssued: '本文件显示的是签发时的旅游卡。它现在是否仍然有效，只有核验才能说明。',
    foot: (number: string) => `旅游卡 ${number}`,
  },
  certificate: {
    heading: '注销证明',
    lead: (issuer: string) => `${issuer}证明：此旅游卡已应持卡人本人的申请注销。`,
    number: '证明编号',
    cancelled: '注销时间',
    request: '申请',
    stopped: '停止计费',
    stoppedNote: '当天及以后各天均不收费。',
    amount: '此前的费用',
    statement: (card: string, name: string, day: string) =>
      `${name} 的旅游卡 ${card} 已应持卡人本人的申请于${day}注销。`,
    others: '其他语言的同一内容',
    status: '公开状态列表',
    place: (uri: string, index: number) => `${uri}，第 ${index} 项`,
    log: '公开日志：所承诺的内容（SHA-256）',
    logNote: '日志已记录该内容的证据可在账户中下载。',
    foot: (number: string) => `注销证明 ${number}`,
  },
  receipt: {
    signedNote: '本回执已签名。签名数据可在账户中下载；任何人无需通过我们即可核验。',
    signed: (at: string) => `主管机关已签署此回执（${at}）。签名数据由持卡人保管。`,
  },
  specimen: '样本 SPECIMEN – 演示用，并非任何政府签发',
  kinds: { card: '旅游卡', certificate: '注销证明', receipt: '回执' },
  files: {
    pdf: '文件（PDF）',
    json: '签名二维码内容（JSON）',
    'sd-jwt': '电子钱包用（SD-JWT）',
    proof: '公开日志的证据',
    data: '数据（JSON）',
    signed: '签名数据（JSON）',
  },
  beingMade: '正在制作，稍后即可在此下载。',
  page: {
    title: '我的文件',
    lead: '旅游卡、回执和证明，最新的在前。它们一直保存在这里；您也可以自行保存副本。',
    empty: '还没有文件。',
    issued: (day: string) => `签发于${day}`,
    all: '全部文件和信件，合为一个文件（ZIP）',
  },
}
