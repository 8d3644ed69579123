import { formatLocales, type Language } from '#domain/languages.ts'
import type { Messages } from '#locales/index.ts'

/** ISO 3166-1: alpha-3, as passports write States, and alpha-2, by which CLDR knows their names. All 249. */
const alpha2 = new Map(
  `ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE
  BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW
  CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY
  CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR
  FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU
  GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE
  JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT
  LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ
  MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ
  OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU
  RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK
  SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV
  TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA
  ZMBZM ZWEZW`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 3), pair.slice(3)] as const),
)

/** Germany's is the one code of a State that passports write otherwise (ICAO Doc 9303-3 §5). */
const passportCode = (alpha3: string): string => (alpha3 === 'DEU' ? 'D' : alpha3)

const regionNames = new Map<Language, Intl.DisplayNames>()

function regionNamesIn(language: Language): Intl.DisplayNames {
  let names = regionNames.get(language)
  if (!names) {
    names = new Intl.DisplayNames(formatLocales[language], { type: 'region', fallback: 'none' })
    regionNames.set(language, names)
  }
  return names
}

type Words = { readonly language: Language; readonly t: Pick<Messages, 'countries'> }

/** The name of a nationality or issuer as passports write it; a code that nobody has is shown as it is. */
export function countryName({ language, t }: Words, code: string): string {
  const special: Readonly<Record<string, string>> = t.countries
  if (Object.hasOwn(special, code)) return special[code] ?? code
  const region = alpha2.get(code === 'D' ? 'DEU' : code)
  return (region && regionNamesIn(language).of(region)) ?? code
}

export type CountryOption = { readonly value: string; readonly label: string }

const kept = new Map<Language, readonly CountryOption[]>()

/** Every code that a passport can name, for a list to choose from: States by their names, then what is no State. */
export function countryOptions(words: Words): readonly CountryOption[] {
  let options = kept.get(words.language)
  if (!options) {
    const option = (value: string): CountryOption => ({ value, label: countryName(words, value) })
    const { compare } = new Intl.Collator(formatLocales[words.language])
    const states = [...alpha2.keys()].map((code) => option(passportCode(code)))
    const others = Object.keys(words.t.countries).map(option)
    options = [...states.toSorted((one, other) => compare(one.label, other.label)), ...others]
    kept.set(words.language, options)
  }
  return options
}
