import type { Language, LocalText } from '#domain/languages.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'

/** A holder of the demonstration; the cards are in register.ts under the same `registerRef`. Everybody is invented. */
export type DemoHolder = {
  readonly userName: string
  readonly registerRef: string
  readonly name: string
  readonly language: Language
  readonly email: string
  readonly phone: string
  readonly note: LocalText
}

export type DemoStaff = {
  readonly userName: string
  readonly name: string
  readonly role: StaffRole
  readonly language: Language
  readonly note: LocalText
}

export const demoHolders: readonly DemoHolder[] = [
  {
    userName: 'wang.xiaoming',
    registerRef: 'DEMO-1001',
    name: '王小明',
    language: 'zh-CN',
    email: 'wang.xiaoming@mail.example',
    phone: '+8613800000001',
    note: {
      'zh-CN': '三张有效的卡：女儿的卡依附于其中一张，另一张正在申请注销；还有一张尚未生效、一张过期、一张已注销。',
      en: 'Three valid cards: his daughter’s depends on one, a request is open for another. One is not valid yet, one expired, one cancelled.',
      kk: 'Үш жарамды картасы бар: біріне қызының картасы тәуелді, бірін жоюға өтініш берілген. Бірі әлі жарамды емес, бірінің мерзімі өткен, бірі жойылған.',
      ru: 'Три действующие карты: от одной зависит карта дочери, для другой подан запрос. Одна ещё не действует, одна истекла, одна отменена.',
    },
  },
  {
    userName: 'emma.schmidt',
    registerRef: 'DEMO-1002',
    name: 'Emma Schmidt',
    language: 'en',
    email: 'emma.schmidt@mail.example',
    phone: '+491700000002',
    note: {
      'zh-CN': '发卡后更换了护照：注销时需要上传新护照的资料页。',
      en: 'Her passport has changed since the card was issued, so a paper is asked for.',
      kk: 'Карта берілгеннен кейін паспорты ауысқан, сондықтан құжат сұралады.',
      ru: 'Паспорт сменился после выдачи карты, поэтому нужен документ.',
    },
  },
  {
    userName: 'asel.kuanyshkyzy',
    registerRef: 'DEMO-1003',
    name: 'Әсел Қуанышқызы',
    language: 'kk',
    email: 'asel@mail.example',
    phone: '+97688000003',
    note: {
      'zh-CN': '来探亲，仍在境内：可选择在离境时注销。',
      en: 'Visiting family and still in the country: she can cancel on departure.',
      kk: 'Туыстарына келген, әлі елде: шыққанда жоюды таңдай алады.',
      ru: 'Гостит у родных и ещё в стране: можно выбрать отмену при выезде.',
    },
  },
  {
    userName: 'ivan.petrov',
    registerRef: 'DEMO-1004',
    name: 'Иван Петров',
    language: 'ru',
    email: 'ivan.petrov@mail.example',
    phone: '+79000000004',
    note: {
      'zh-CN': '一张被暂停的卡、一张即将到期的卡，还有一张过期后仍在计费。',
      en: 'One suspended card, one that expires soon, and one that has expired and still costs.',
      kk: 'Бір картасы тоқтатыла тұрған, екіншісінің мерзімі жақында бітеді, үшіншісінің мерзімі өтсе де, ақысы жүріп жатыр.',
      ru: 'Одна карта приостановлена, вторая скоро истекает, третья истекла, но плата за неё идёт.',
    },
  },
]

export const demoStaff: readonly DemoStaff[] = [
  {
    userName: 'a.nurlanova',
    name: 'A. Nurlanova',
    role: 'officer',
    language: 'en',
    note: {
      'zh-CN': '审核员：处理队列中的案件',
      en: 'Officer: works on the queue',
      kk: 'Қызметкер: кезектегі істерді қарайды',
      ru: 'Сотрудник: работает с очередью',
    },
  },
  {
    userName: 'd.akhmetov',
    name: 'D. Akhmetov',
    role: 'officer',
    language: 'kk',
    note: {
      'zh-CN': '第二位审核员：可体验两人同时作出决定',
      en: 'A second officer: see what happens when two decide',
      kk: 'Екінші қызметкер: екеуі бірге шешсе не болатынын көріңіз',
      ru: 'Второй сотрудник: что будет, если решают двое',
    },
  },
  {
    userName: 's.kim',
    name: 'S. Kim',
    role: 'supervisor',
    language: 'ru',
    note: {
      'zh-CN': '主管：查看所有案件',
      en: 'Supervisor: sees every case',
      kk: 'Жетекші: барлық істі көреді',
      ru: 'Руководитель: видит все дела',
    },
  },
  {
    userName: 't.omarov',
    name: 'T. Omarov',
    role: 'administrator',
    language: 'kk',
    note: {
      'zh-CN': '管理员：不能打开案件',
      en: 'Administrator: opens no cases',
      kk: 'Әкімші: істерді ашпайды',
      ru: 'Администратор: дела не открывает',
    },
  },
  {
    userName: 'm.li',
    name: 'M. Li',
    role: 'auditor',
    language: 'zh-CN',
    note: {
      'zh-CN': '审计员：只读，须说明理由',
      en: 'Auditor: reads with a reason, changes nothing',
      kk: 'Аудитор: себебін айтып оқиды, ештеңе өзгертпейді',
      ru: 'Аудитор: читает с указанием причины, ничего не меняет',
    },
  },
]
