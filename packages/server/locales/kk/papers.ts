import type { Widen } from '../shape.ts'
import type { papers as english } from '../en/papers.ts'

export const papers: Widen<typeof english> = {
  card: {
    heading: 'Сапар картасы',
    lead: (issuer: string) => `Берген орган: ${issuer}. Осында аталған паспортпен бірге көрсетіледі.`,
    born: 'Туған күні',
    sex: 'Жынысы',
    sexes: { F: 'Әйел', M: 'Ер', X: 'Көрсетілмеген' },
    nationality: 'Азаматтығы',
    codeTitle: 'Қол қойылған код',
    codeHow: (address: string) =>
      `Кодта осының бәрі бар, оған орган қол қойған. Оны кез келген адам тексере алады, желісіз де: ${address}`,
    asIssued: 'Бұл қағаз картаны берілген күйінде көрсетеді. Оның әлі жарамды екенін тек тексеру ғана айтады.',
    foot: (number: string) => `Сапар картасы ${number}`,
  },
  certificate: {
    heading: 'Жою туралы куәлік',
    lead: (issuer: string) => `${issuer} осы сапар картасы иесінің өз өтініші бойынша жойылғанын куәландырады.`,
    number: 'Куәлік нөмірі',
    cancelled: 'Жойылды',
    request: 'Өтініш',
    stopped: 'Ақы тоқтады',
    stoppedNote: 'Сол күн және одан кейінгі күндердің бәрі тегін.',
    amount: 'Оған дейінгі ақы',
    statement: (card: string, name: string, day: string) =>
      `${card} сапар картасы (${name}) иесінің өз өтініші бойынша ${day} жойылды.`,
    others: 'Осының өзі басқа тілдерде',
    status: 'Ашық мәртебе тізімі',
    place: (uri: string, index: number) => `${uri}, ${index}-жазба`,
    log: 'Ашық журнал: бекітілген мазмұн (SHA-256)',
    logNote: 'Журналда бар екенінің дәлелін кабинеттен жүктеп алуға болады.',
    foot: (number: string) => `Куәлік ${number}`,
  },
  specimen: 'ҮЛГІ SPECIMEN – көрсетілім, ешбір үкімет берген емес',
  kinds: { card: 'Сапар картасы', certificate: 'Жою туралы куәлік', receipt: 'Түбіртек' },
  files: {
    pdf: 'Қағаз (PDF)',
    json: 'Қол қойылған код (JSON)',
    'sd-jwt': 'Әмиян үшін (SD-JWT)',
    proof: 'Ашық журналдың дәлелі',
    data: 'Деректер (JSON)',
    signed: 'Қол қойылған деректер (JSON)',
  },
  beingMade: 'Дайындалып жатыр; сәлден кейін осында болады.',
  page: {
    title: 'Менің қағаздарым',
    lead: 'Карталар, түбіртектер және куәліктер, жаңалары жоғарыда. Олар осында қалады; қаласаңыз, көшірмесін сақтаңыз.',
    empty: 'Әзірге қағаз жоқ.',
    issued: (day: string) => `Берілген күні: ${day}`,
    all: 'Барлық қағаз бен хат бір файлда (ZIP)',
  },
}
