/**
 * Words of trade, names and towns for scripts/encoding-pairs.mjs: what the names of countries and currencies lack. Only
 * words with letters above ASCII; written down from general knowledge.
 */
export const words = {
  german:
    'Müller Schröder Krüger Köhler König Schäfer Böhm Günther Jäger Lübke Möller Höfer Weiß Groß Köln München Düsseldorf Nürnberg Lübeck Würzburg Göttingen Tübingen Saarbrücken Osnabrück Straße Größe Menge Stück Käufer Verkäufer Händler Geschäft Gebühr Währung Rückgabe Lieferbedingungen für über zurück später Öl Möbel Tür Stühle Bücher Schlüssel Gemüse Brötchen Käse Würstchen Süßigkeiten Getränke Grün Weiß Schwarz Größen Maß Fuß Schuhgröße Äpfel Übersicht Österreich Zürich Jürgen Jörg Björn Käthe Gäste Wäsche Büro Prüfung Ausführung Zubehör Geräte Kühlschrank Spülmaschine Küche Schränke Fläche Höhe Länge Präzision täglich jährlich möglich nächste',
  french:
    'Hélène François Françoise André René Désiré Zoé Chloé Jérôme Frédéric Stéphane Céline Léa Benoît Gaël Noël Lefèvre Béranger Saint-Étienne Orléans Besançon Nîmes Béziers Mérignac Vénissieux Créteil Quimper Côte Île désignation quantité unité société référence numéro prénom téléphone réduction facturé payé livré expédié crédit débit élevé café thé crème brûlée pâte gâteau fenêtre bibliothèque matière première qualité santé beauté été hiver février août décembre déjà très après près mère père frère élève chêne forêt hôtel hôpital château maïs noix œuf cœur garçon leçon reçu façade où là voilà à été mémoire vélo électrique étagère lumière règle événement système modèle série privé général spécial régional trésorerie',
  spanish:
    'García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Muñoz Álvarez Gutiérrez Núñez Ibáñez Ramón José María Jesús Ángel Andrés Iván Rubén Sofía Lucía Inés Belén Málaga Córdoba León Cádiz Jaén Ávila Cáceres Mérida Almería Castellón Logroño Coruña Bogotá Medellín México Querétaro Mérida Cancún descripción artículo código número teléfono dirección categoría región país año mañana niño señor España compañía cañón caña piña jamón melón limón café té azúcar plátano lápiz árbol camión avión sillón salón televisión electrónica fotografía informática eléctrico cerámica plástico básico único público crédito débito envío según más también está están será devolución promoción',
  catalan:
    'català Barça plaça Terrassa València Mallorca Núria Lluís Jordi àrea església població gràcia direcció preu adreça qüestió raó més també història música comerç façana',
  portuguese:
    'São João Conceição Gonçalves Simões Magalhães Araújo Antônio José Luís Inês Mário Fábio Flávia Lúcia Patrícia Letícia Júlia Márcia Brasília Goiânia Maceió Belém Macapá Paraná Ceará Piauí Amapá Niterói Santarém Coimbra Évora Setúbal descrição preço região situação código número endereço município ação produção construção distribuição promoção condição opção não mão pão maçã irmã manhã amanhã café açúcar água pêssego lâmpada câmara você três mês português inglês alimentação refeição bebê cabeça braço força serviço espaço começo avó avô está até já só três fácil útil veículo eletrônico móveis saúde beleza acessórios',
  italian:
    'città qualità quantità attività società università novità unità età metà caffè tè perché poiché né più giù ragù virtù Niccolò però può così lunedì martedì mercoledì giovedì venerdì Forlì Cefalù Nardò Cantù Mondovì Salò è cioè menù tribù papà sarà farà libertà pubblicità comunità velocità disponibilità località capacità possibilità',
  swedish:
    'Åkesson Björk Sjöberg Lindström Bergström Söderberg Öberg Wikström Hägg Mårtensson Göran Håkan Åke Sören Märta Malmö Göteborg Västerås Örebro Jönköping Norrköping Umeå Gävle Borås Södertälje Växjö Östersund Skövde Luleå köksbord mjölk smör ägg bröd öl kött grönsaker frukt kläder skor möbler säng stol blå röd grön gul svart vit år månad kvartal försäljning kund antal från för på är också får går då än när här där nästa även större före höger vänster lågt högt måndag lördag söndag',
  danish:
    'Sørensen Jørgensen Kjær Møller Nørgaard Østergaard Bjørn Søren Jørgen Jørn Åse Børge Lærke Rasmus København Århus Aarhus Helsingør Næstved Køge Hillerød Holbæk Sønderborg Tønder Rønne Ærø Læsø Samsø smør brød køkken bord køber sælger beløb mængde æble øl kød grønt blå rød grøn på år må når også være før første større består gælder næste løbende',
  norwegian:
    'Ødegård Sørlie Bjørnstad Tromsø Bodø Ålesund Hønefoss Gjøvik Sandnessjøen Mosjøen Lillestrøm Stjørdal Trondelag Østfold Øyvind Bjørg Håkon Åse Tørresen Nygård Hågensen brød smør kjøkken bøker beløp måned år på også når gå få både større første næringsliv',
  finnish:
    'Mäkinen Hämäläinen Mäkelä Hyvärinen Jyväskylä Hämeenlinna Seinäjoki Kärkkäinen määrä päivä hyvä äiti isä tyttö pöytä sänky myynti yhteensä käyttäjä tietojenkäsittely',
  dutch:
    'België coördinatie reünie geïnteresseerd privé café één Zoë Daniël Michaël ruïne financiële officiële industriële materiële patiënt efficiënt cliënt ingrediënten variëteit',
  icelandic: 'Jón Sigríður Guðrún Þórður Reykjavík Akureyri Ísafjörður Hafnarfjörður Kópavogur verð fjöldi',
  estonian: 'Jõgi Põder Kõiv Võru Pärnu Jõhvi Rõuge Mägi õun käsi tööstus hõbe või šokolaad müük',
  polish:
    'Łódź Kraków Gdańsk Poznań Wrocław Białystok Częstochowa Rzeszów Toruń Zielona Góra Świdnica Elbląg Płock Wałbrzych Włocławek Tarnów Bielsko-Biała Dąbrowa Dąbrowski Wójcik Kowalczyk Zieliński Szymański Woźniak Kozłowski Jabłoński Król Wieczorek Piątek Łukasz Paweł Michał Małgorzata Stanisław Władysław Sławomir Józef ilość wartość cena jedn. miesiąc źródło usługa sprzedaż zamówienie płatność krzesło stół łóżko półka książka mąka chleb masło mięso żółty biały żona święta część województwo następny również są się być może który został dział główny kupujący',
  czech:
    'Dvořák Novák Svoboda Novotný Černý Procházka Kučera Veselý Horák Němec Marešová Pospíšil Hájek Jelínek Král Růžička Beneš Fiala Sedláček Doležal Zeman Kolář Navrátil Čermák Vaněk Plzeň Liberec Hradec Králové České Budějovice Ústí Zlín Děčín Třebíč Jihlava Opava Přerov Židlochovice množství zboží měsíc cena stůl židle postel mléko máslo chléb pivo červený žlutý zelený modrý bílý černý zákazník objednávka dodávka sleva město ulice číslo účet platba příjmení jméno rok leden únor březen květen červen září říjen',
  slovak:
    'Kováč Horváth Tóth Nagy Baláž Molnár Lukáč Žilina Košice Prešov Trenčín Trnava Nitra Banská Bystrica Ľuboš Ľudmila Ján Štefan Jozef Mária Zuzana Ružomberok Liptovský Mikuláš množstvo tovar mesiac stôl stolička posteľ mlieko chlieb červený žltý zákazník objednávka zľava mesto číslo účet',
  hungarian:
    'Kovács Szabó Tóth Horváth Németh Balogh Farkas Mészáros Szűcs Győr Pécs Székesfehérvár Nyíregyháza Kecskemét Miskolc Szombathely Érd László István József János Zoltán Gábor Sándor Zsófia Ágnes Éva Erzsébet mennyiség megnevezés ár összeg vevő város asztal szék könyv tükör bőr sör víz kenyér tej sajt hús zöld sárga fehér fekete piros kék hónap év egység készlet számla termék fizetés szállítás',
  croatian:
    'Horvat Kovačević Babić Marić Jurić Novaković Knežević Vuković Marković Petrović Matić Tomić Pavlović Kovačić Božić Blažević Grgić Perić Šimić Filipović Đurđević Đorđe Čakovec Šibenik Požega Karlovac Vinkovci Sveti Ivan Zagreb Križevci Bjelovar količina cijena mjesec kuća stolica žuti bijeli račun plaćanje narudžba država grad općina trgovina riječ noć već također',
  slovenian:
    'Kovačič Novak Zupančič Žagar Košir Božič Šinkovec Kočevje Škofja Loka Domžale Črnomelj količina naročilo račun plačilo cesta šola več že',
  romanian:
    'Bucureşti Timişoara Iaşi Constanţa Braşov Galaţi Ploieşti Piteşti Târgu Mureş Bacău Buzău Brăila Ionuţ Ştefan Mihăiţă Ţepeş bucată preţ cantitate judeţ oraş comandă lună vânzări şi în că să după între masă pâine brânză ţuică maşină',
  turkish:
    'İstanbul Ankara İzmir Kadıköy Beşiktaş Üsküdar Şişli Bakırköy Diyarbakır Eskişehir Muğla Çanakkale Kırşehir Niğde Şanlıurfa Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Koç Kurt Özkan Şimşek Ayşe Fatma Hüseyin İbrahim Gülşen Uğur Müşteri şehir ürün miktar fiyat satış sipariş ödeme gömlek ayakkabı çanta süt çay ekmek kitaplık masa sandalye ışık kırmızı yeşil sarı gün ay yıl için değil çok büyük küçük birim adı soyadı açıklama',
  lithuanian:
    'Šiauliai Panevėžys Klaipėda Mažeikiai Kėdainiai Telšiai Žemaitis Kazlauskas Jankauskienė Petrauskaitė Žukauskas Paulauskienė kėdė lempa stalas knyga prekė kiekis kaina miestas gatvė pirkėjas mėnuo žalias ąžuolas šviesa įmonė',
  latvian:
    'Rīga Liepāja Jūrmala Rēzekne Bērziņš Kalniņš Ozoliņš Jansons Liepiņš Krūmiņš Balodis Eglītis Pētersons Kārlis Jānis Līga Inese cena daudzums preces nosaukums pilsēta iela galds krēsls grāmata mēnesis pircējs zaļš balts piegāde'
}
