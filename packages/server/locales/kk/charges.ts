import type { Widen } from '../shape.ts'
import type { charges as english } from '../en/charges.ts'

export const charges: Widen<typeof english> = {
  title: 'Ақы',
  ofCard: (card: string) => `${card} картасының ақысы`,
  cost: {
    running: (today: string, total: string) =>
      `Бүгінгі ақы: ${today}, барлығы: ${total}. Картаны жоюға өтініш берген сәтте ақы тоқтайды.`,
    starts: (day: string, perDay: string) =>
      `Әзірге ақы жоқ. Ақы есептеле бастайтын күн: ${day}, күніне ${perDay}. Оған дейін картаны жоюға өтініш берсеңіз, ештеңе төлемейсіз.`,
    waits: {
      'trip-end': 'Әзірге ақы жоқ. Сапарыңыз аяқталған күн тіркелсе, ақы келесі күннен бастап есептеледі.',
      'last-exit': 'Әзірге ақы жоқ. Елден шығуыңыз тіркелсе, ақы келесі күннен бастап есептеледі.',
    },
    capped: (total: string) => `Барлығы: ${total}. Бұл — осы картаның ең көп ақысы, енді ештеңе қосылмайды.`,
    stopped: (day: string, total: string) => `Ақы тоқтаған күн: ${day}. Түпкілікті сома: ${total}.`,
    stoppedAtNothing: (day: string) => `Ақы тоқтаған күн: ${day}. Сіз ештеңе төлемейсіз.`,
    ended: (day: string, total: string) => `Ақы аяқталған күн: ${day}. Барлығы: ${total}.`,
    endedAtNothing: (day: string) => `Ақы аяқталған күн: ${day}. Сіз ештеңе төлемейсіз.`,
    nothingYet: 'Әзірге ақы жоқ.',
    receipt: (number: string) => `Түбіртек нөмірі: ${number}`,
  },
  forecast: {
    'goes-on': (amount: string, day: string) =>
      `Ештеңе істемесеңіз: ${day} күніне қарай барлығы ${amount} болады және ақы жалғаса береді.`,
    ends: (amount: string, day: string) => `Ештеңе істемесеңіз: ақы аяқталатын күн — ${day}, барлығы ${amount}.`,
    capped: (amount: string, day: string) =>
      `Ештеңе істемесеңіз: ${day} күні ақы ең көп сомаға жетеді, ол — ${amount}.`,
  },
  asking: {
    term: 'Ақы',
    stops: (total: string) =>
      `Өтінішті бүгін жіберген сәтте тоқтайды. Қазір барлығы: ${total}. Бүгінгі күн үшін ақы алынбайды.`,
    keepsFree: 'Әзірге ақы жоқ, өтінішті жіберсеңіз, болмайды да.',
    resumes: 'Өтінішті қайтарып алсаңыз немесе ол қабылданбаса, ақы ешқашан тоқтамағандай есептеледі.',
    asIfNever: (today: string, total: string) =>
      `Онда ақы ешқашан тоқтамағандай есептеледі. Қазір барлығы: ${total}, бүгінгі ақы: ${today}.`,
    goesOn: (today: string, total: string) =>
      `Ақы бұрынғыдай жалғасуда. Қазір барлығы: ${total}, бүгінгі ақы: ${today}.`,
    sentAndStopped: (total: string) => `Сіз өтінішті жібердіңіз, ақы тоқтады. Сомасы: ${total}`,
  },
  page: {
    lead: 'Әр картаның ақысы, төленген және төленетін сома.',
    empty: 'Карталарыңыз үшін ақы алынбайды.',
    inAll: 'Барлығы',
    rule: (day: string) => `Күннің ақысы ол аяқталғанда қосылады. Барлық сома мына күнге дейін есептелген: ${day}.`,
    seeCard: 'Ақыны толық көру',
    csv: 'Үзінді көшірме, кесте (CSV)',
    pdf: 'Үзінді көшірме, PDF',
    allCharges: 'Барлық карталардың ақысы',
    card: 'Карта',
  },
  figures: {
    today: 'Бүгін',
    total: 'Қазір барлығы',
    finalTotal: 'Түпкілікті сома',
    charged: 'Есептелген',
    waived: 'Кешірілген',
    paid: 'Төленген',
    balance: 'Төленетіні',
    credit: 'Артық төленген',
    stoppedOn: 'Тоқтаған күні',
  },
  chart: {
    title: 'Ақының уақыт бойынша өсуі',
    summary: (from: string, day: string, total: string) =>
      `Ақы басталған күн: ${from}. ${day} күнінің соңында барлығы: ${total}.`,
    today: (day: string) => `Бүгін, ${day}`,
    stopped: (day: string) => `Тоқтады, ${day}`,
    most: (amount: string) => `Ең көбі ${amount}`,
    legend: 'Тұтас сызық: осы уақытқа дейін. Үзік сызық: ештеңе істемесеңіз.',
    tableTitle: 'Дәл сол сандармен',
    day: 'Күннің соңы',
    total: 'Барлығы',
    notes: {
      now: 'Осы уақытқа дейін',
      stops: 'Тоқтағанға дейін',
      'goes-on': 'Ештеңе істемесеңіз',
      ends: 'Аяқталғанға дейін',
      capped: 'Ең көп сома',
      'price-changes': 'Кейін күн бағасы өзгереді',
    },
  },
  csv: {
    card: 'Карта',
    from: 'Басталған күні',
    to: 'Аяқталған күні',
    what: 'Атауы',
    days: 'Күн саны',
    perDay: 'Бір күннің ақысы',
    amount: 'Сома',
    currency: 'Валюта',
  },
  lines: {
    title: 'Үзінді көшірме',
    when: 'Қашан',
    what: 'Не',
    amount: 'Сома',
    empty: 'Әзірге ақы да, төлем де жоқ.',
    fromTo: (from: string, to: string) => `${from} – ${to}`,
    days: (count: number, perDay: string) => `${count} күн, әрқайсысы ${perDay}`,
    balance: 'Төленетіні',
    kinds: {
      charge: 'Ақы',
      correction: 'Ақыны түзету',
      waiver: 'Кешірілді',
      'waiver-correction': 'Кешірілген соманы түзету',
      payment: 'Төлеміңіз келді, рақмет',
      refund: 'Сізге қайтарылды',
      'refund-failure': 'Қайтарылған сома жетпеді',
    },
  },
  tariff: {
    title: 'Ақы қалай есептеледі',
    anchors: {
      'valid-from': 'Ақы жарамдылықтың бірінші күнінен бастап есептеледі.',
      'trip-end': 'Ақы сапар аяқталғаннан кейінгі күннен бастап есептеледі.',
      'last-exit': 'Ақы соңғы рет шыққаннан кейінгі күннен бастап есептеледі.',
      'valid-until': 'Ақы жарамдылық мерзімі біткеннен кейінгі күннен бастап есептеледі.',
    },
    freeDays: (count: number) => (count === 1 ? 'Бірінші күн тегін.' : `Алғашқы ${count} күн тегін.`),
    band: (from: number, to: number, perDay: string) =>
      from === to ? `${from}-күн: ${perDay}.` : `${from}–${to}-күндер: күніне ${perDay}.`,
    openBand: (from: number, perDay: string) =>
      from === 1 ? `Күніне ${perDay}.` : `${from}-күннен бастап: күніне ${perDay}.`,
    most: (amount: string) => `Бір карта үшін ең көбі ${amount}.`,
    stop: 'Картаны жоюға өтініш берген күн және одан кейінгі күндер тегін.',
    since: (name: string, version: number, day: string) => `${name}, ${version}-нұсқа. Күшіне енген күні: ${day}.`,
    announced: (day: string) =>
      `Жаңа нұсқа жарияланды. Күшіне енетін күні: ${day}. Ол бұрынғы күндерді өзгерте алмайды.`,
    published: 'Жарияланған барлық тариф',
  },
  office: {
    title: 'Ақы',
    frozen: (total: string, day: string) => `ақы тоқтаған күн: ${day}, сомасы ${total}`,
    ended: (total: string, day: string) => `ақы аяқталған күн: ${day}, барлығы ${total}`,
    running: (total: string) => `ақы есептелуде, қазір ${total}`,
    notBegun: 'ақы басталған жоқ',
    tariff: 'Тариф',
    tariffVersion: (name: string, version: number) => `${name}, ${version}-нұсқа`,
    none: 'Бұл карта түрі үшін ақы алынбайды',
  },
}
