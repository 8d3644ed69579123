import type { Widen } from '../shape.ts'
import type { papers as english } from '../en/papers.ts'

export const papers: Widen<typeof english> = {
  card: {
    heading: 'Карта путешественника',
    lead: (issuer: string) => `Выдана: ${issuer}. Предъявляется вместе с указанным здесь паспортом.`,
    born: 'Дата рождения',
    sex: 'Пол',
    sexes: { F: 'Женский', M: 'Мужской', X: 'Не указан' },
    nationality: 'Гражданство',
    codeTitle: 'Подписанный код',
    codeHow: (address: string) =>
      `В коде есть всё это, с подписью ведомства. Проверить его может кто угодно, и без сети: ${address}`,
    asIssued: 'Здесь карта показана такой, какой она была выдана. Действует ли она сейчас, скажет только проверка.',
    foot: (number: string) => `Карта путешественника ${number}`,
  },
  certificate: {
    heading: 'Свидетельство об отмене',
    lead: (issuer: string) => `${issuer} удостоверяет, что эта карта отменена по просьбе самого владельца.`,
    number: 'Номер свидетельства',
    cancelled: 'Отменена',
    request: 'Запрос',
    stopped: 'Плата остановлена',
    stoppedNote: 'Этот день и все следующие бесплатны.',
    amount: 'Плата до этого дня',
    statement: (card: string, name: string, day: string) =>
      `Карта путешественника ${card} (${name}) отменена по просьбе владельца: ${day}.`,
    others: 'То же на других языках',
    status: 'Открытый список состояний',
    place: (uri: string, index: number) => `${uri}, запись ${index}`,
    log: 'Открытый журнал: то, что в нём закреплено (SHA-256)',
    logNote: 'Доказательство записи в журнале можно скачать в кабинете.',
    foot: (number: string) => `Свидетельство ${number}`,
  },
  specimen: 'ОБРАЗЕЦ SPECIMEN – демонстрация, не выдано никаким государством',
  kinds: {
    card: 'Карта путешественника',
    certificate: 'Свидетельство об отмене',
    receipt: 'Квитанция',
  },
  files: {
    pdf: 'Документ (PDF)',
    json: 'Подписанный код (JSON)',
    'sd-jwt': 'Для кошелька (SD-JWT)',
    proof: 'Доказательство открытого журнала',
    data: 'Данные (JSON)',
    signed: 'Подписанные данные (JSON)',
  },
  beingMade: 'Готовится; скоро появится здесь.',
  page: {
    title: 'Мои документы',
    lead: 'Карты, квитанции и свидетельства, сначала новые. Они остаются здесь; копии можно хранить и у себя.',
    empty: 'Документов пока нет.',
    issued: (day: string) => `Выдано: ${day}`,
    all: 'Все документы и письма одним файлом (ZIP)',
  },
}
