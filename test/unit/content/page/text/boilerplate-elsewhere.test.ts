// What sites set around and into the text of their articles, in other languages and in words that no box names: of each
// page the article's paragraphs, all of them, and nothing else (C2).
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'

const titles = {
  en: 'Ferry to Inchcraig Returns After Eleven Winters',
  de: 'Die Fähre nach Immensund fährt wieder',
  fr: 'Le bac de Port-Clairain reprend la mer',
  es: 'El transbordador de Ribalta vuelve a navegar',
}
const texts = {
  en: [
    'The ferry to Inchcraig will sail again in May, eleven winters after the last boat was sold to a yard in Portugal and the pier was closed with a chain.',
    'The council voted eight to three on Tuesday to pay 1.2 million pounds for a second-hand catamaran that carries sixty people and nine cars.',
    'Islanders have crossed in fishing boats since 2015, said Morag Teller, who keeps the only shop on the island and has counted every closed day in a ledger.',
    'The crossing takes forty minutes in fair weather. In winter the boat will sail twice a week, and on other days only for the doctor and the post.',
    'A first run without passengers is planned for the second week of April, when the pier has been fitted with new fenders from a firm in Leith.',
  ],
  de: [
    'Die Fähre nach Immensund fährt im Mai wieder, elf Winter nachdem das letzte Schiff an eine Werft in Portugal verkauft und der Anleger gesperrt worden war.',
    'Der Kreistag stimmte am Dienstag mit acht gegen drei Stimmen für den Kauf eines gebrauchten Katamarans, der sechzig Menschen und neun Autos trägt.',
    'Die Bewohner der Insel setzten seit 2015 mit Fischerbooten über, sagte Maren Tesch, die den einzigen Laden führt und jeden gesperrten Tag notiert hat.',
    'Die Überfahrt dauert bei gutem Wetter vierzig Minuten. Im Winter fährt das Schiff zweimal in der Woche, sonst nur für den Arzt und die Post.',
    'Eine erste Fahrt ohne Gäste ist für die zweite Woche im April geplant, wenn der Anleger neue Fender aus Husum bekommen hat.',
  ],
  fr: [
    'Le bac de Port-Clairain reprendra la mer en mai, onze hivers après la vente du dernier bateau à un chantier portugais et la fermeture du quai.',
    'Le conseil a voté mardi, par huit voix contre trois, l’achat d’un catamaran d’occasion qui transporte soixante personnes et neuf voitures.',
    'Les habitants de l’île traversaient depuis 2015 sur des bateaux de pêche, a dit Maëlle Tessier, qui tient la seule boutique et a noté chaque jour perdu.',
    'La traversée dure quarante minutes par beau temps. En hiver, le bateau partira deux fois par semaine, et sinon pour le médecin et le courrier.',
    'Un premier voyage sans passagers est prévu la deuxième semaine d’avril, quand le quai aura reçu ses nouvelles défenses.',
  ],
  es: [
    'El transbordador de Ribalta volverá a navegar en mayo, once inviernos después de que el último barco se vendiera a un astillero portugués.',
    'El consejo aprobó el martes, por ocho votos contra tres, la compra de un catamarán de segunda mano que lleva a sesenta personas y nueve coches.',
    'Los vecinos de la isla cruzaban desde 2015 en barcos de pesca, dijo Marta Tesedo, que tiene la única tienda y ha anotado cada día perdido.',
    'La travesía dura cuarenta minutos con buen tiempo. En invierno el barco saldrá dos veces por semana, y los demás días solo para el médico y el correo.',
    'Un primer viaje sin pasajeros está previsto para la segunda semana de abril, cuando el muelle tenga sus nuevas defensas.',
  ],
}
type Language = keyof typeof texts

/** `{3}` is a paragraph, `{2-4}` are several. */
const page = (language: Language, body: string) =>
  `<!DOCTYPE html><html lang="${language}"><head><title>${titles[language]} | Inselbote</title>
<meta property="og:title" content="${titles[language]}"><meta property="og:site_name" content="Inselbote"></head><body>
<header><a href="/">Inselbote</a></header><main><article><h1>${titles[language]}</h1><div class="c-9f2">${body.replace(
    /\{(\d)(?:-(\d))?\}/g,
    (_, from, to = from) =>
      texts[language]
        .slice(Number(from) - 1, Number(to))
        .map((text) => `<p>${text}</p>`)
        .join(''),
  )}</div></article></main><footer><p>© Inselbote</p></footer></body></html>`

const pages: [kind: string, language: Language, body: string][] = [
  [
    'a newsletter amid the text',
    'en',
    '{1-2}<div class="c-77"><p>The Harbour Letter</p><p>Every Friday our editors pick what happened along the coast. No spam, leave whenever you like.</p><button>Send it to me</button></div>{3-5}',
  ],
  [
    'a newsletter amid the text',
    'de',
    '{1-3}<div class="c-77"><h3>Der Inselbrief</h3><p>Jeden Freitag das Wichtigste von der Küste in Ihrem Postfach. Jetzt kostenlos anmelden.</p></div>{4-5}',
  ],
  [
    'a newsletter amid the text',
    'fr',
    '{1-3}<div class="c-77"><p>Recevez chaque vendredi l’essentiel de la côte dans votre boîte mail : inscrivez-vous à notre newsletter.</p></div>{4-5}',
  ],
  [
    'a newsletter amid the text',
    'es',
    '{1-3}<div class="c-77"><p>Suscríbase a nuestro boletín y reciba cada viernes lo más importante de la costa en su correo.</p></div>{4-5}',
  ],
  [
    'another story',
    'en',
    '{1-2}<p>ALSO READ: <a href="/a">Why the pier at Inchcraig was closed in the first place</a></p>{3-5}',
  ],
  [
    'another story',
    'de',
    '{1-2}<p><strong>Mehr dazu:</strong> <a href="/a">Warum der Anleger damals gesperrt wurde</a></p>{3-5}',
  ],
  [
    'another story',
    'fr',
    '{1-2}<p>&gt;&gt; <a href="/a">Pourquoi le quai avait été fermé : notre enquête</a></p>{3-5}',
  ],
  [
    'another story',
    'es',
    '{1-2}<p>LE PUEDE INTERESAR: <a href="/a">Por qué se cerró el muelle de Ribalta</a></p>{3-5}',
  ],
  ['the app', 'en', '{1-3}<p>Get breaking news first: our free app is on the App Store and Google Play.</p>{4-5}'],
  [
    'the app',
    'de',
    '{1-5}<p>Alle Nachrichten auch unterwegs: Laden Sie unsere App im App Store oder bei Google Play.</p>',
  ],
  [
    'a channel of messages',
    'es',
    '{1-3}<p>¿Ya conoce nuestro canal de WhatsApp? Únase aquí y reciba las noticias en su móvil.</p>{4-5}',
  ],
  [
    'a channel of messages',
    'en',
    '{1-5}<p>Follow the Inselbote channel on WhatsApp so that you never miss a sailing.</p>',
  ],
  [
    'a bar to share',
    'fr',
    '<div class="c-s"><span>Partager</span> <span>Facebook</span> <span>X</span> <span>Copier le lien</span></div>{1-5}<p>Partager cet article sur Facebook</p>',
  ],
  ['a bar to share', 'de', '{1-5}<p>Diesen Artikel teilen</p><p>Link kopieren</p><p>Drucken</p>'],
  [
    'a player',
    'en',
    '<div class="c-a"><p>0:00 / 4:12</p><p>1x</p><p>Voiced by artificial intelligence.</p></div>{1-5}',
  ],
  [
    'a player',
    'de',
    '<div class="c-a"><p>Artikel anhören</p><p>Diese Audioversion wurde künstlich generiert.</p></div>{1-5}',
  ],
  ['a player', 'fr', '<div class="c-a"><p>Écouter l’article</p><p>04:12</p></div>{1-5}'],
  [
    'a correction',
    'en',
    '{1-5}<p><em>Correction, 3 May: an earlier version of this article misstated the price of the catamaran.</em></p>',
  ],
  [
    'a correction',
    'de',
    '{1-5}<p><em>Anmerkung der Redaktion: In einer früheren Fassung dieses Artikels war der Preis falsch angegeben. Wir haben das korrigiert.</em></p>',
  ],
  [
    'a correction',
    'fr',
    '{1-5}<p><em>Mise à jour : une première version de cet article donnait un prix erroné.</em></p>',
  ],
  [
    'who wrote it',
    'en',
    '{1-5}<div class="c-b"><p>Hector Ames</p><p>Hector Ames reports on islands and harbours for the Inselbote. He lives in Oban.</p></div>',
  ],
  [
    'who wrote it',
    'de',
    '{1-5}<p><em>Hektor Ahmsen ist Redakteur im Ressort Küste. Er schreibt über Häfen und Inseln.</em></p>',
  ],
  ['who wrote it', 'es', '{1-5}<p>Héctor Amado es periodista del Inselbote y cubre los puertos de la costa.</p>'],
  [
    'terms',
    'en',
    '{1-5}<p>More on:</p><ul><li><a href="/t/1">Ferries</a></li><li><a href="/t/2">Islands</a></li><li><a href="/t/3">Councils</a></li></ul>',
  ],
  ['terms', 'de', '{1-5}<p>Schlagworte: Fähre, Insel, Kreistag</p>'],
  ['terms', 'es', '{1-5}<p>Temas: transbordador, islas, consejo</p>'],
  ['comments', 'en', '{1-5}<p>14 people are talking about this</p><p>Sort by newest</p>'],
  [
    'comments',
    'de',
    '{1-5}<p>Kommentare (14)</p><p>Ihr Kommentar zum Thema</p><p>Bitte melden Sie sich an, um zu kommentieren.</p>',
  ],
  [
    'cookies',
    'de',
    '{1-2}<div class="c-e"><p>Externer Inhalt</p><p>An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt. Sie können ihn mit einem Klick anzeigen lassen.</p></div>{3-5}',
  ],
  [
    'cookies',
    'fr',
    '{1-2}<div class="c-e"><p>Pour afficher ce contenu, vous devez accepter les cookies de nos partenaires.</p></div>{3-5}',
  ],
  [
    'a summary by a machine',
    'en',
    '<div class="c-k"><p>AI summary</p><ul><li>The ferry sails again in May.</li><li>The boat costs 1.2 million pounds.</li></ul><p>Summaries are made by AI and checked by editors.</p></div>{1-5}',
  ],
  [
    'a summary by a machine',
    'de',
    '<div class="c-k"><p>Zusammenfassung (KI-generiert)</p><ul><li>Die Fähre fährt im Mai wieder.</li><li>Das Schiff trägt sechzig Menschen.</li></ul></div>{1-5}',
  ],
  ['how long it takes', 'en', '<p>A three-minute read</p>{1-5}'],
  ['how long it takes', 'de', '<p>Lesedauer: etwa 3 Minuten</p>{1-5}'],
  [
    'a request for money',
    'en',
    '{1-5}<p>The Inselbote has no owner and no paywall. If you can, help us to stay that way with a monthly gift, however small.</p>',
  ],
  [
    'a request for money',
    'de',
    '{1-5}<p>Guter Journalismus kostet Geld. Unterstützen Sie den Inselboten mit einer Spende oder einem Abo.</p>',
  ],
  [
    'a request for money',
    'fr',
    '{1-5}<p>Soutenez une presse libre : faites un don à l’Inselbote, à partir d’un euro par mois.</p>',
  ],
  [
    'a request for money',
    'es',
    '{1-5}<p>Hágase socio del Inselbote y apoye el periodismo independiente desde un euro al mes.</p>',
  ],
  ['a credit', 'de', '{1-2}<p>Foto: Jan Brandt/Inselbote</p>{3-5}<p>Titelbild: Jan Brandt</p>'],
  ['a credit', 'fr', '{1-2}<p>Crédit photo : Jeanne Brand</p>{3-5}'],
  ['an advertisement', 'de', '{1-2}<p>- Anzeige -</p>{3-5}'],
  ['an advertisement', 'es', '{1-2}<p>Continúa leyendo después de la publicidad</p>{3-5}'],
]

describe('of a page with one kind of boilerplate the article is read, whole and alone', () => {
  it.each(pages)('%s (%s): %#', (_, language, body) => {
    const bytes = new TextEncoder().encode(page(language, body))
    const found = examinePage({ name: 'page.html', bytes, limit: 1_000_000 })
    const read =
      'page' in found ? found.page.articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text)) : found
    expect(read).toEqual([texts[language]])
  })
})
