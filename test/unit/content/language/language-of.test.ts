// Which language a text is in: languages that are kept and not quoted are known and named. The texts are invented.
import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../../functions/content/language/languages/language-of.ts'
import { languageName, quotationIn } from '../../../../functions/content/language/languages/quoted-languages.ts'

describe('a language that is not quoted', () => {
  it.each([
    [
      'nl',
      'De gemeenteraad van Tarnau heeft dinsdag besloten de oude brug over de rivier te vervangen. De kosten komen voor het grootste deel voor rekening van de provincie. Vissers aan de lage kade vrezen dat hun ligplaatsen dichtslibben en vragen om een onderzoek.',
    ],
    [
      'pl',
      'Rada Tarnowa postanowiła we wtorek zastąpić stary most nowym. Większość kosztów poniesie powiat, a budowa ma trwać dwa lata. Rybacy z dolnego nabrzeża obawiają się, że ich przystanie zamuli piasek, i domagają się badań.',
    ],
    [
      'sv',
      'Kommunfullmäktige i Tarnau beslutade på tisdagen att ersätta den gamla bron över ån med en ny. Länet betalar den största delen av kostnaden. Fiskarna vid den nedre kajen är rädda att deras platser ska fyllas av sand och kräver en utredning.',
    ],
    [
      'zh',
      '塔尔瑙市议会周二决定在河上建一座新桥，取代旧桥。大部分费用将由县里承担。下游码头的渔民担心泊位会被泥沙淤塞，要求在签订合同之前进行研究。',
    ],
    [
      'ja',
      'タルナウ市議会は火曜日、川にかかる古い橋を新しい橋に架け替えることを決めた。費用の大部分は県が負担する。下流の岸壁の漁師たちは係留場所が砂で埋まることを心配し、契約前の調査を求めている。',
    ],
    [
      'ko',
      '타르나우 시의회는 화요일 강 위의 낡은 다리를 새 다리로 바꾸기로 결정했다. 비용의 대부분은 군에서 부담한다. 아래쪽 부두의 어민들은 정박지가 모래로 메워질 것을 걱정하며 조사를 요구하고 있다.',
    ],
    [
      'fa',
      'شورای شهر ترنو روز سه‌شنبه تصمیم گرفت پل قدیمی روی رودخانه را با پلی تازه جایگزین کند. بیشتر هزینه را استان می‌پردازد. ماهیگیران اسکله پایین می‌ترسند که جای قایق‌هایشان پر از شن شود و خواستار بررسی هستند.',
    ],
    [
      'he',
      'מועצת העיר טרנאו החליטה ביום שלישי להחליף את הגשר הישן שמעל הנהר בגשר חדש. את רוב העלות ישלם המחוז. הדייגים ברציף התחתון חוששים שהמעגנים שלהם יתמלאו חול ודורשים בדיקה לפני חתימת החוזה.',
    ],
    [
      'el',
      'Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να αντικαταστήσει την παλιά γέφυρα του ποταμού με μια νέα. Το μεγαλύτερο μέρος του κόστους θα πληρώσει η περιφέρεια. Οι ψαράδες φοβούνται ότι οι θέσεις τους θα γεμίσουν άμμο.',
    ],
    [
      'bg',
      'Съветът на Тарново реши във вторник да замени стария мост над реката с нов. По-голямата част от разходите ще плати областта. Рибарите от долния кей се страхуват, че местата им ще се напълнят с пясък, и искат проучване.',
    ],
  ])('is known, and its articles are kept: %s', (language, text) => {
    expect([languageOf([{ text }]), quotationIn(language)]).toEqual([language, 'kept'])
  })

  it.each([
    [
      'az',
      'Azerbaijani',
      'Tarnau şurası çərşənbə axşamı çayın üzərindəki köhnə körpünü yenisi ilə əvəz etməyi qərara aldı. Xərclərin çox hissəsini rayon ödəyəcək. Aşağı körpüdəki balıqçılar yerlərinin qumla dolmasından qorxurlar və araşdırma tələb edirlər.',
    ],
    [
      'et',
      'Estonian',
      'Tarnau linnavolikogu otsustas teisipäeval asendada vana silla üle jõe uuega. Suurema osa kuludest maksab maakond. Alumise kai kalurid kardavad, et nende kohad täituvad liivaga, ja nõuavad uuringut.',
    ],
    [
      'eu',
      'Basque',
      'Tarnauko udalak asteartean erabaki zuen ibaiaren gaineko zubi zaharra berri batekin ordezkatzea. Kostuaren zatirik handiena eskualdeak ordainduko du. Beheko kaiko arrantzaleak beldur dira beren lekuak hareaz beteko direlako.',
    ],
    [
      'fi',
      'Finnish',
      'Tarnaun kaupunginvaltuusto päätti tiistaina korvata joen ylittävän vanhan sillan uudella. Suurimman osan kustannuksista maksaa maakunta. Alalaiturin kalastajat pelkäävät, että heidän paikkansa täyttyvät hiekalla.',
    ],
    [
      'hr',
      'Croatian, Bosnian or Serbian',
      'Gradsko vijeće Tarnaua odlučilo je u utorak zamijeniti stari most preko rijeke novim. Najveći dio troškova platit će županija. Ribari s donjeg pristaništa boje se da će se njihova mjesta napuniti pijeskom.',
    ],
    [
      'is',
      'Icelandic',
      'Bæjarstjórn Tarnau ákvað á þriðjudag að reisa nýja brú yfir ána í stað þeirrar gömlu. Sýslan greiðir stærstan hluta kostnaðarins. Sjómenn við neðri bryggjuna óttast að pláss þeirra fyllist af sandi.',
    ],
    [
      'lt',
      'Lithuanian',
      'Tarnau miesto taryba antradienį nusprendė senąjį tiltą per upę pakeisti nauju. Didžiąją dalį išlaidų apmokės apskritis. Žemutinės krantinės žvejai baiminasi, kad jų vietos bus užneštos smėliu.',
    ],
    [
      'lv',
      'Latvian',
      'Tarnavas pilsētas dome otrdien nolēma veco tiltu pār upi aizstāt ar jaunu. Lielāko daļu izmaksu segs novads. Lejas piestātnes zvejnieki baidās, ka viņu vietas piepildīsies ar smiltīm, un prasa izpēti.',
    ],
    [
      'ms',
      'Malay or Indonesian',
      'Majlis bandar Tarnau memutuskan pada hari Selasa untuk menggantikan jambatan lama di atas sungai dengan yang baharu. Sebahagian besar kos akan dibayar oleh daerah. Nelayan di jeti hilir bimbang tempat mereka akan dipenuhi pasir.',
    ],
    [
      'sl',
      'Slovenian',
      'Mestni svet Tarnaua je v torek sklenil, da bo stari most čez reko nadomestil z novim. Večino stroškov bo plačala pokrajina. Ribiči s spodnjega pomola se bojijo, da se bodo njihovi privezi napolnili s peskom.',
    ],
    [
      'sq',
      'Albanian',
      'Këshilli i qytetit vendosi të martën ta zëvendësojë urën e vjetër mbi lumë me një të re. Pjesën më të madhe të kostos do ta paguajë rrethi. Peshkatarët e skelës së poshtme kanë frikë se vendet e tyre do të mbushen me rërë.',
    ],
    [
      'tl',
      'Filipino',
      'Nagpasya noong Martes ang konseho ng lungsod na palitan ng bago ang lumang tulay sa ibabaw ng ilog. Ang lalawigan ang magbabayad ng malaking bahagi ng gastos. Natatakot ang mga mangingisda na mapuno ng buhangin ang kanilang mga daungan.',
    ],
    [
      'yo',
      'Yoruba',
      'Ìgbìmọ̀ ìlú náà pinnu ní ọjọ́ Ìṣẹ́gun láti rọ́pò afárá àtijọ́ tó wà lórí odò pẹ̀lú tuntun. Agbègbè náà ni yóò san púpọ̀ nínú owó náà. Àwọn apẹja ń bẹ̀rù pé iyanrìn yóò kún àwọn ibi wọn.',
    ],
  ])('is known and named in English: %s', (language, name, text) => {
    expect([languageOf([{ text }]), languageName(language), quotationIn(language)]).toEqual([language, name, 'kept'])
  })

  it('is named', () =>
    expect(['zh', 'und'].map(languageName)).toEqual(['Chinese', 'a language that is not recognised']))

  it('is known whether its accents are signs of their own or not', () => {
    const text = 'Thành phố quyết định hôm thứ Ba thay cây cầu cũ bắc qua sông bằng một cây cầu mới.'
    expect(['NFC', 'NFD'].map((form) => languageOf([{ text: text.normalize(form) }]))).toEqual(['vi', 'vi'])
  })

  it.each([
    [
      'like Portuguese',
      'O concello de Tarnau decidiu o martes substituír a vella ponte sobre o río por unha nova. A maior parte do custo pagaraa a comarca. Os pescadores do peirao de abaixo temen que os seus amarres se enchan de area e piden un estudo.',
    ],
    [
      'like Turkish, too',
      'Tarnaw geňeşi sişenbe güni derýanyň üstündäki köne köprini täzesi bilen çalyşmagy karar etdi. Çykdajylaryň köp bölegini etrap töleýär. Aşaky pristandaky balykçylar ýerleriniň çäge bilen dolmagyndan gorkýarlar.',
    ],
    [
      'like Russian',
      'Тарнов кеңесі сейсенбі күні өзен үстіндегі ескі көпірді жаңасымен ауыстыру туралы шешім қабылдады. Шығынның көп бөлігін аудан төлейді. Төменгі айлақтағы балықшылар орындарының құмға толып қалуынан қорқады.',
    ],
    [
      'like none',
      'Baraza la Tarnau liliamua siku ya Jumanne kubadilisha daraja la zamani juu ya mto kwa jipya. Sehemu kubwa ya gharama italipwa na wilaya. Wavuvi wa gati la chini wanaogopa kwamba sehemu zao zitajaa mchanga na wanataka uchunguzi.',
    ],
  ])('is not guessed where it is not known: %s', (_like, text) => expect(languageOf([{ text }])).toBe('und'))

  it('is not guessed from what holds no words', () => expect(languageOf([{ text: '1 2 3' }])).toBe('und'))

  it('is that of most of the text, whatever its first paragraph is in', () => {
    const [english = '', german = ''] = [
      'The whole interview was held in English over three long afternoons. ',
      'Der Rat hat beschlossen, die alte Brücke durch eine neue zu ersetzen. ',
    ].map((sentence) => sentence.repeat(6))
    expect(languageOf([english, german, german].map((text) => ({ text })))).toBe('de')
  })

  it('is English where its small words say so, however strange the names in it', () => {
    const text =
      'The Quelvorn and the Zubranka, which were moored with the Tiskopel, left the Drelmont for the Xewastor and the Pomibra.'
    expect(languageOf([{ text }])).toBe('en')
  })

  it('is not English because half of a paragraph quotes it', () => {
    const german = 'Der Rat hat am Dienstag beschlossen, die alte Brücke über den Fluss im nächsten Jahr zu ersetzen. '
    const english = 'The council and the mayor said that they would pay with the money which the state had given.'
    expect(languageOf([{ text: `${german.repeat(2)}${english}` }])).toBe('de')
  })
})

describe('a short text', () => {
  it('shows its language behind a paragraph of names and numbers', () => {
    const games =
      'Tarnau Denizspor-Ostra Limanspor 2-1, Ostra Limanspor-Bela Fenerspor 0-3, Bela Fenerspor-Tarnau Denizspor 1-1, Kızıl Kulespor-Marvo Idmanyurdu 4-0, Marvo Idmanyurdu-Tarnau Denizspor 2-2, Ostra Limanspor-Kızıl Kulespor 1-0, Bela Fenerspor-Marvo Idmanyurdu 3-3, Tarnau Denizspor-Kızıl Kulespor 0-1, Tarnau 41, Ostra 38, Bela 36, Kızıl Kule 30, Marvo 22 ve 3 maç.'
    const rest =
      'Köprünün yanındaki balıkçılar, belediyenin kararından sonra limandaki yerlerinin kumla dolmasından korkuyor ve sözleşme imzalanmadan önce yeni bir inceleme yapılmasını istiyor.'
    expect(languageOf([{ text: games }])).toBe('und')
    expect(languageOf([{ text: games }, { text: rest }])).toBe('tr')
  })
})
