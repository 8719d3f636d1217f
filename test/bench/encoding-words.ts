/** Words as sales tables of many languages have them, and the encodings that files of the language come in. */
interface Language {
  readonly encodings: readonly string[]
  readonly header: string
  readonly words: readonly string[]
}

const west = ['windows-1252', 'macintosh', 'iso-8859-15']
const central = ['windows-1250', 'iso-8859-2']
const cyrillic = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866']

export const languages: Readonly<Record<string, Language>> = {
  german: {
    encodings: west,
    header: 'Artikel;Stückzahl;Ort;Käufer',
    words: [
      'Müller',
      'Größe M',
      'Köln',
      'Bürostuhl',
      'Fußmatte',
      'Schröder',
      'München',
      'Tür',
      'Öl',
      'Lampe',
      'Tisch',
      'Gemüse',
      'weiß'
    ]
  },
  french: {
    encodings: west,
    header: 'désignation;quantité;ville;société',
    words: [
      'Crème brûlée',
      'Café',
      'Hélène',
      'Besançon',
      'Nîmes',
      'fenêtre',
      'chaise',
      'lampe',
      'Noël',
      'garçon',
      'Orléans',
      'été',
      'œuvre'
    ]
  },
  spanish: {
    encodings: west,
    header: 'artículo;cantidad;ciudad;compañía',
    words: [
      'Muñoz',
      'cañón',
      'Málaga',
      'camión',
      'lámpara',
      'mesa',
      'León',
      'niño',
      'García',
      'Gómez',
      'sillón',
      'Córdoba',
      'azúcar'
    ]
  },
  portuguese: {
    encodings: west,
    header: 'descrição;preço;região;situação',
    words: [
      'São Paulo',
      'Conceição',
      'João',
      'açúcar',
      'pão',
      'mesa',
      'Brasília',
      'câmara',
      'maçã',
      'Gonçalves',
      'coração',
      'lâmpada'
    ]
  },
  swedish: {
    encodings: west,
    header: 'vara;antal;ort;kund',
    words: [
      'Malmö',
      'Åkesson',
      'köksbord',
      'lampa',
      'Göteborg',
      'Västerås',
      'stol',
      'blå',
      'grön',
      'Sjöberg',
      'mjölk',
      'smör'
    ]
  },
  danish: {
    encodings: west,
    header: 'vare;antal;by;køber',
    words: [
      'København',
      'Sørensen',
      'rødgrød',
      'Ærø',
      'lampe',
      'Århus',
      'blå',
      'smør',
      'Jørgensen',
      'køkken',
      'bord',
      'æble'
    ]
  },
  italian: {
    encodings: ['windows-1252', 'macintosh'],
    header: 'articolo;quantità;città;qualità',
    words: ['Forlì', 'caffè', 'tavolo', 'città', 'lampada', 'perché', 'più', 'sedia', 'tè', 'Niccolò', 'ragù']
  },
  polish: {
    encodings: central,
    header: 'Nazwa;Ilość;Miasto;Województwo',
    words: [
      'Łódź',
      'Kraków',
      'krzesło',
      'stół',
      'Święta',
      'żółty',
      'Gdańsk',
      'Poznań',
      'książka',
      'mąka',
      'Wrocław',
      'część',
      'lampa'
    ]
  },
  czech: {
    encodings: central,
    header: 'Zboží;Množství;Město;Zákazník',
    words: [
      'Plzeň',
      'Dvořák',
      'židle',
      'stůl',
      'České Budějovice',
      'mléko',
      'Třebíč',
      'Novák',
      'kůň',
      'Šimek',
      'lampa',
      'děti'
    ]
  },
  hungarian: {
    encodings: central,
    header: 'megnevezés;mennyiség;város;vevő',
    words: [
      'Győr',
      'Szűcs',
      'asztal',
      'szék',
      'lámpa',
      'Pécs',
      'Kovács',
      'tükör',
      'könyv',
      'Tóth',
      'Székesfehérvár',
      'sör',
      'bőr'
    ]
  },
  russian: {
    encodings: cyrillic,
    header: 'товар;количество;город;клиент',
    words: [
      'Москва',
      'стол',
      'Иванов',
      'лампа',
      'Казань',
      'Томск',
      'книга',
      'Петров',
      'кресло',
      'Пермь',
      'молоко',
      'белый'
    ]
  },
  ukrainian: {
    encodings: ['windows-1251', 'koi8-u'],
    header: 'назва;кількість;місто;клієнт',
    words: [
      'Київ',
      'стіл',
      'Шевченко',
      'лампа',
      'Львів',
      'Їжак',
      'книга',
      'крісло',
      'Чернівці',
      'молоко',
      'білий',
      'Євген'
    ]
  },
  greek: {
    encodings: ['windows-1253', 'iso-8859-7'],
    header: 'προϊόν;ποσότητα;πόλη;πελάτης',
    words: [
      'Αθήνα',
      'τραπέζι',
      'Παπαδόπουλος',
      'λάμπα',
      'Θεσσαλονίκη',
      'βιβλίο',
      'καρέκλα',
      'Πάτρα',
      'γάλα',
      'άσπρο',
      'Ηράκλειο'
    ]
  },
  turkish: {
    encodings: ['windows-1254'],
    header: 'ürün;miktar;şehir;müşteri',
    words: [
      'İstanbul',
      'Yılmaz',
      'çay',
      'masa',
      'Şahin',
      'Kadıköy',
      'süt',
      'ışık',
      'Doğan',
      'İzmir',
      'gömlek',
      'kitaplık'
    ]
  },
  hebrew: {
    encodings: ['windows-1255'],
    header: 'מוצר;כמות;עיר;לקוח',
    words: ['ירושלים', 'שולחן', 'כהן', 'מנורה', 'חיפה', 'ספר', 'כיסא', 'לוי', 'חלב', 'לבן']
  },
  arabic: {
    encodings: ['windows-1256'],
    header: 'المنتج;الكمية;المدينة;العميل',
    words: ['القاهرة', 'طاولة', 'محمد', 'مصباح', 'دبي', 'كتاب', 'كرسي', 'أحمد', 'حليب', 'أبيض']
  },
  lithuanian: {
    encodings: ['windows-1257'],
    header: 'prekė;kiekis;miestas;pirkėjas',
    words: [
      'Šiauliai',
      'kėdė',
      'Panevėžys',
      'lempa',
      'žalias',
      'Žemaitis',
      'stalas',
      'knyga',
      'Klaipėda',
      'ąžuolas',
      'šviesa'
    ]
  },
  japanese: {
    encodings: ['shift_jis', 'euc-jp'],
    header: '商品;数量;都市;顧客',
    words: ['東京', 'テーブル', '田中', 'ランプ', '大阪', '本', 'いす', '佐藤', '牛乳', '白い', '横浜市', 'コーヒー']
  },
  chinese: {
    encodings: ['gb18030'],
    header: '产品;数量;城市;客户',
    words: ['北京', '桌子', '王伟', '台灯', '上海', '书', '椅子', '李娜', '牛奶', '白色', '广州', '咖啡']
  },
  taiwanese: {
    encodings: ['big5'],
    header: '產品;數量;城市;客戶',
    words: ['臺北', '桌子', '王偉', '檯燈', '高雄', '書', '椅子', '李娜', '牛奶', '白色', '臺中', '咖啡']
  },
  korean: {
    encodings: ['euc-kr'],
    header: '제품;수량;도시;고객',
    words: ['서울', '책상', '김민수', '램프', '부산', '책', '의자', '이영희', '우유', '하얀색', '대구', '커피']
  }
}
