/** Invented people: common family and given names of each country put together by chance. `Latin|own letters`. */
export type Nation = {
  readonly code: string
  /** How many of a hundred. */
  readonly share: number
  readonly language: 'zh-CN' | 'en' | 'kk' | 'ru'
  /** `#` is a digit, `@` a letter. */
  readonly passport: string
  /** In the order of the own letters: family name first or last. */
  readonly nativeOrder: 'family-first' | 'given-first' | 'joined' | 'none'
  readonly families: readonly string[]
  readonly women: readonly string[]
  readonly men: readonly string[]
  /** Whole names of people who have one name only. */
  readonly singles?: readonly string[]
  /** Women's family names end in -a. */
  readonly inflects?: boolean
}

const split = (text: string): string[] => text.trim().split(/\s*[;\n]\s*/)

export const nations: readonly Nation[] = [
  {
    code: 'CHN',
    share: 30,
    language: 'zh-CN',
    passport: 'E@#######',
    nativeOrder: 'joined',
    families: split(
      'Wang|王; Li|李; Zhang|张; Liu|刘; Chen|陈; Yang|杨; Zhao|赵; Huang|黄; Zhou|周; Ouyang|欧阳; Lü|吕; Situ|司徒',
    ),
    women: split('Xiaoyan|晓燕; Fang|芳; Lihua|丽华; Meiling|美玲; Yutong|雨桐; Na|娜; Shuying|淑英'),
    men: split('Wei|伟; Jianguo|建国; Haoran|浩然; Ming|明; Zhiqiang|志强; Lei|磊; Yichen|奕辰'),
  },
  {
    code: 'CHN',
    share: 6,
    language: 'kk',
    passport: 'E@#######',
    nativeOrder: 'family-first',
    families: split('Serik|Серік; Nurlan|Нұрлан; Kengesbek|Кеңесбек; Qabdesh|Қабдеш; Omirzaq|Өмірзақ'),
    women: split('Aynur|Айнұр; Gulnar|Гүлнәр; Aqbota|Ақбота; Zhansaya|Жансая; Ulbosyn|Ұлбосын'),
    men: split('Yerbol|Ербол; Duysen|Дүйсен; Zhenis|Жеңіс; Aytqazy|Айтқазы; Hamit|Хамит'),
  },
  {
    code: 'MNG',
    share: 4,
    language: 'kk',
    passport: 'E#######',
    nativeOrder: 'family-first',
    families: split('Kabduali|Қабдуәли; Sultanuly|Сұлтанұлы; Baltabai|Балтабай; Zholdasuly|Жолдасұлы'),
    women: split('Aigul|Айгүл; Merei|Мерей; Inkar|Іңкәр; Shynar|Шынар'),
    men: split('Askar|Асқар; Tolegen|Төлеген; Madiyar|Мәдияр; Bauyrzhan|Бауыржан'),
    singles: split('Bayarmaa|Баярмаа; Otgonbayar|Отгонбаяр'),
  },
  {
    code: 'UZB',
    share: 7,
    language: 'ru',
    passport: 'FA#######',
    nativeOrder: 'none',
    families: split('Karimov; Yusupov; Rakhimov; Toʻxtayev; Saidov; Ergashev'),
    women: split('Dilnoza; Gulbahor; Madina; Zulfiya; Oʻgʻiloy'),
    men: split('Bekzod; Jasur; Sherzod; Ulugʻbek; Otabek'),
    inflects: true,
  },
  {
    code: 'RUS',
    share: 9,
    language: 'ru',
    passport: '7########',
    nativeOrder: 'family-first',
    families: split(
      'Kuznetsov|Кузнецов; Smirnov|Смирнов; Mamin-Sibiryakov|Мамин-Сибиряков; Solovyev|Соловьёв; Fedorov|Фёдоров',
    ),
    women: split('Anastasiia|Анастасия; Ekaterina|Екатерина; Liubov|Любовь; Olga|Ольга'),
    men: split('Aleksandr|Александр; Dmitrii|Дмитрий; Iurii|Юрий; Semen|Семён'),
    inflects: true,
  },
  {
    code: 'TUR',
    share: 7,
    language: 'en',
    passport: 'U########',
    nativeOrder: 'none',
    families: split('Yılmaz; Çelik; Öztürk; Şahin; Aydoğan; Güneş'),
    women: split('Ayşe; Elif; Büşra; Gülizar Nur'),
    men: split('Mehmet; İbrahim; Oğuzhan; Çağrı; Ali Kaan'),
  },
  {
    code: 'KOR',
    share: 6,
    language: 'en',
    passport: 'M########',
    nativeOrder: 'joined',
    families: split('Kim|김; Lee|이; Park|박; Choi|최; Namgung|남궁'),
    women: split('Seo-yeon|서연; Ji-woo|지우; Ha-eun|하은; Eun-kyung|은경'),
    men: split('Min-jun|민준; Do-yun|도윤; Hyun-woo|현우; Jae|재'),
  },
  {
    code: 'JPN',
    share: 3,
    language: 'en',
    passport: 'TR#######',
    nativeOrder: 'joined',
    families: split('Sato|佐藤; Takahashi|髙橋; Ito|伊藤; Yamamoto|山本'),
    women: split('Yui|結衣; Hana|花; Misaki|美咲'),
    men: split('Haruto|陽翔; Ken|健; Daisuke|大輔'),
  },
  {
    code: 'IND',
    share: 6,
    language: 'en',
    passport: 'Z#######',
    nativeOrder: 'given-first',
    families: split('Sharma|शर्मा; Patel|पटेल; Krishnamurthy|कृष्णमूर्ति; Singh|सिंह'),
    women: split('Priya|प्रिया; Ananya|अनन्या; Lakshmi|लक्ष्मी'),
    men: split('Rahul|राहुल; Arjun|अर्जुन; Venkata Subrahmanya|वेंकट सुब्रह्मण्य'),
    singles: split('Jayalakshmi|जयलक्ष्मी; Ramesh|रमेश; Gurpreet|गुरप्रीत'),
  },
  {
    code: 'IDN',
    share: 4,
    language: 'en',
    passport: 'X#######',
    nativeOrder: 'none',
    families: split('Wijaya; Siregar; Hartono; Nasution'),
    women: split('Dewi; Putri Ayu; Siti'),
    men: split('Agus; Budi; Muhammad Rizky'),
    singles: split('Mulyadi; Susanti; Wahyuni; Supriyanto; Slamet; Yati'),
  },
  {
    code: 'SAU',
    share: 4,
    language: 'en',
    passport: 'A@######',
    nativeOrder: 'given-first',
    families: split('Al-Qahtani|القحطاني; Al-Harbi|الحربي; Al Shammari|الشمري; Bin Mahfouz|بن محفوظ'),
    women: split('Noura|نورة; Fatimah|فاطمة; Reem|ريم'),
    men: split('Abdullah|عبدالله; Khalid|خالد; Abd al-Rahman|عبد الرحمن'),
  },
  {
    code: 'EGY',
    share: 3,
    language: 'en',
    passport: 'A########',
    nativeOrder: 'given-first',
    families: split('El-Sayed|السيد; Abdelrahman Hassan|عبد الرحمن حسن; Mansour|منصور'),
    women: split('Yasmine|ياسمين; Mona|منى; Hebatallah|هبة الله'),
    men: split('Mahmoud|محمود; Youssef|يوسف; Mostafa|مصطفى'),
  },
  {
    code: 'D',
    share: 5,
    language: 'en',
    passport: 'C#@##@##@',
    nativeOrder: 'none',
    families: split('Müller; Groß; von der Heide; Schäfer-Lüdenscheidt; Weiß; Jäger'),
    women: split('Jana; Katharina Elisabeth; Zoë; Anneliese'),
    men: split('Jörg; Max; Karl-Heinz; Björn Ole'),
  },
  {
    code: 'GBR',
    share: 3,
    language: 'en',
    passport: '#########',
    nativeOrder: 'none',
    families: split('O’Connor; Smith; Featherstonehaugh-Cholmondeley; Evans'),
    women: split('Charlotte; Siân; Isla Rose'),
    men: split('Oliver; D’Arcy; Hugh'),
  },
  {
    code: 'USA',
    share: 2,
    language: 'en',
    passport: '#########',
    nativeOrder: 'none',
    families: split("Johnson; O'Neill; García Hernández; Nguyen; St. Clair"),
    women: split('Emily; Renée; Mary-Jane'),
    men: split('James; José Luis; Tyler'),
  },
  {
    code: 'LKA',
    share: 1,
    language: 'en',
    passport: 'N#######',
    nativeOrder: 'none',
    families: split(
      'Warnakulasuriya Patabendige Ushantha Joseph Chaminda Vaas Hettiarachchige Don Wickramasinghe Gunawardena',
    ),
    women: split('Sanduni Nethmini Chathurika Madushani Priyadarshani'),
    men: split('Kankanamge Don Sahan Dilshan Madushanka Bandara'),
  },
]
