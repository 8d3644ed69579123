import type { Widen } from '../shape.ts'
import type { charges as english } from '../en/charges.ts'
import { plural } from './plural.ts'

const days = (count: number) => `${count} ${plural(count, 'день', 'дня', 'дней')}`

export const charges: Widen<typeof english> = {
  title: 'Плата',
  ofCard: (card: string) => `Плата по карте ${card}`,
  cost: {
    running: (today: string, total: string) =>
      `Сегодня ${today}, всего ${total}. Начисление прекратится, как только вы подадите запрос на отмену.`,
    starts: (day: string, perDay: string) =>
      `Пока платить нечего. Начало платы: ${day}, по ${perDay} в день. Если подать запрос на отмену раньше, платить не придётся.`,
    waits: {
      'trip-end': 'Пока платить нечего. Плата начнётся на следующий день после конца поездки, когда он будет записан.',
      'last-exit': 'Пока платить нечего. Плата начнётся на следующий день после выезда, когда он будет записан.',
    },
    capped: (total: string) => `Всего ${total}. Это предел платы за карту, больше ничего не начисляется.`,
    stopped: (day: string, total: string) => `Начисление прекращено ${day}. Итоговая сумма: ${total}.`,
    stoppedAtNothing: (day: string) => `Начисление прекращено ${day}. Платить ничего не нужно.`,
    ended: (day: string, total: string) => `Начисление закончилось ${day}. Всего ${total}.`,
    endedAtNothing: (day: string) => `Начисление закончилось ${day}. Платить ничего не нужно.`,
    nothingYet: 'Пока платить нечего.',
    receipt: (number: string) => `Квитанция ${number}`,
  },
  forecast: {
    'goes-on': (amount: string, day: string) =>
      `Если ничего не делать: ${day} будет ${amount}, и плата продолжит расти.`,
    ends: (amount: string, day: string) => `Если ничего не делать: плата закончится ${day} на сумме ${amount}.`,
    capped: (amount: string, day: string) => `Если ничего не делать: ${day} плата достигнет предела, ${amount}.`,
  },
  asking: {
    term: 'Плата',
    stops: (total: string) =>
      `Прекратится сегодня, когда вы отправите запрос. Сейчас всего: ${total}. Сегодняшний день бесплатный.`,
    keepsFree: 'Пока платить нечего, и после отправки запроса так и останется.',
    resumes: 'Если вы возьмёте запрос назад или в нём будет отказано, плата считается так, будто она не прекращалась.',
    asIfNever: (today: string, total: string) =>
      `Тогда плата считается так, будто она не прекращалась: всего ${total}, сегодня ${today}.`,
    goesOn: (today: string, total: string) => `Плата идёт как прежде: всего ${total}, сегодня ${today}.`,
    sentAndStopped: (total: string) => `Вы отправили запрос, начисление остановилось на ${total}`,
  },
  page: {
    lead: 'Сколько стоит каждая ваша карта, что оплачено и что осталось.',
    empty: 'За ваши карты плата не взимается.',
    inAll: 'Всего',
    rule: (day: string) => `День оплачивается, когда он закончился. Все суммы посчитаны по ${day}.`,
    seeCard: 'Плата подробно',
    csv: 'Выписка таблицей (CSV)',
    pdf: 'Выписка в PDF',
    allCharges: 'Плата по всем картам',
    card: 'Карта',
  },
  figures: {
    today: 'Сегодня',
    total: 'Всего сейчас',
    finalTotal: 'Итоговая сумма',
    charged: 'Начислено',
    waived: 'Прощено',
    paid: 'Оплачено',
    balance: 'Осталось оплатить',
    credit: 'В вашу пользу',
    stoppedOn: 'Прекращена',
  },
  chart: {
    title: 'Плата по времени',
    summary: (from: string, day: string, total: string) => `Начало: ${from}. На конец дня ${day} всего ${total}.`,
    today: (day: string) => `Сегодня, ${day}`,
    stopped: (day: string) => `Стоп, ${day}`,
    most: (amount: string) => `Не больше ${amount}`,
    legend: 'Сплошная линия: до сих пор. Пунктир: если ничего не делать.',
    tableTitle: 'То же в цифрах',
    day: 'Конец дня',
    total: 'Всего',
    notes: {
      now: 'До сих пор',
      stops: 'До остановки',
      'goes-on': 'Если ничего не делать',
      ends: 'До конца начисления',
      capped: 'Предел платы',
      'price-changes': 'Затем меняется цена дня',
    },
  },
  csv: {
    card: 'Карта',
    from: 'С',
    to: 'По',
    what: 'Операция',
    days: 'Дней',
    perDay: 'Цена дня',
    amount: 'Сумма',
    currency: 'Валюта',
  },
  lines: {
    title: 'Выписка',
    when: 'Когда',
    what: 'Что',
    amount: 'Сумма',
    empty: 'Пока ничего не начислено и не оплачено.',
    fromTo: (from: string, to: string) => `${from} – ${to}`,
    days: (count: number, perDay: string) => `${days(count)} по ${perDay}`,
    balance: 'Осталось оплатить',
    kinds: {
      charge: 'Плата',
      correction: 'Исправление платы',
      waiver: 'Прощено',
      'waiver-correction': 'Исправление прощённой суммы',
      payment: 'Ваш платёж, спасибо',
      refund: 'Возвращено вам',
      'refund-failure': 'Возврат не дошёл',
    },
  },
  tariff: {
    title: 'Как считается плата',
    anchors: {
      'valid-from': 'Считается с первого дня действия карты.',
      'trip-end': 'Считается со следующего дня после конца поездки.',
      'last-exit': 'Считается со следующего дня после последнего выезда.',
      'valid-until': 'Считается со следующего дня после конца срока действия.',
    },
    freeDays: (count: number) =>
      count === 1
        ? 'Первый день бесплатный.'
        : `${plural(count, 'Первый', 'Первые', 'Первые')} ${count} ${plural(count, 'день бесплатный', 'дня бесплатные', 'дней бесплатные')}.`,
    band: (from: number, to: number, perDay: string) =>
      from === to ? `${from}-й день: ${perDay}.` : `С ${from}-го по ${to}-й день: ${perDay} в день.`,
    openBand: (from: number, perDay: string) =>
      from === 1 ? `${perDay} в день.` : `С ${from}-го дня: ${perDay} в день.`,
    most: (amount: string) => `Не больше ${amount} за одну карту.`,
    stop: 'День, когда вы подали запрос на отмену, и все дни после него бесплатные.',
    since: (name: string, version: number, day: string) => `${name}, версия ${version}, действует с ${day}.`,
    announced: (day: string) => `Объявлена новая версия с ${day}. Дни до этого она изменить не может.`,
    published: 'Все опубликованные тарифы',
  },
  office: {
    title: 'Плата',
    frozen: (total: string, day: string) => `плата остановлена на ${total} с ${day}`,
    ended: (total: string, day: string) => `плата закончилась ${day}, всего ${total}`,
    running: (total: string) => `плата идёт, сейчас ${total}`,
    notBegun: 'плата не началась',
    tariff: 'Тариф',
    tariffVersion: (name: string, version: number) => `${name}, версия ${version}`,
    none: 'За карты этого вида плата не взимается',
  },
}
