// Patterns for the lines that surround articles in German, French and Spanish, with some in Italian and Portuguese.
// None depends on a site.
import type { LineKind } from './line-kinds.ts'

/** The whole line, except for signs around it. */
const whole = (...words: string[]) => new RegExp(`^[\\W_]{0,4}(?:${words.join('|')})[\\W_]{0,4}$`, 'iu')
/** At the start of a line. */
const opens = (...words: string[]) => new RegExp(`^[\\W_]{0,4}(?:${words.join('|')})`, 'iu')
/** Anywhere in a line without a quotation. */
const says = (...words: string[]) => new RegExp(`^[^"“”„«»]*?(?<!\\p{L})(?:${words.join('|')})`, 'iu')

export const patternsAbroad: [LineKind, number, RegExp][] = [
  [
    'teaser',
    25,
    opens(
      '(?:mehr (?:dazu|themen|infos|artikel)|auch lesen|zum weiterlesen|lesetipp|siehe auch|passend dazu)\\s?[:»>|]',
      '(?:das|dieses thema) könnte (?:sie|dich|euch)(?: auch)? interessieren',
      '(?:cela|ça|ceci|cet article) (?:peut|pourrait|devrait) (?:aussi |également )?vous intéresser|notre dossier\\s?[:»>|]',
      '(?:l[ae]s?|te|os) (?:puede|podría|pode) interesar|(?:v[eé]a?|lea|lee|mir[ae]|veja|leia) (?:también|tambien|más|mas|mais)?\\s?[:»>|]',
      '(?:potrebbe|ti potrebbe|vi potrebbe) interessar',
    ),
  ],
  [
    'source',
    10,
    /^\(?(?:quellen?|bron|fuentes?|fonte|kilde|källa|mit material (?:von|der)) ?:? ?\p{Lu}[\p{L}/&., -]{1,60}\)?$|^\(?(?:mit )?(?:dpa|sid|epd|kna|afp|ap|reuters)(?:[/, ]{1,2}\p{L}{2,10}){0,3}\)?$/iu,
  ],
  [
    'source',
    40,
    opens(
      'mit (?:informationen|material) (?:de[rs]|von)(?!\\p{L})|avec (?:l.)?(?:afp|reuters|ap)\\W*$|con información de(?!\\p{L})',
      '(?:übersetzung|redaktion|schlussredaktion|faktencheck|audioversion|mitarbeit)\\s?: ?\\p{Lu}|aus dem (?:\\p{Lu}\\p{L}+en) (?:von|übersetzt)',
      '(?:dies|dieser (?:artikel|text)) ist eine (?:maschinelle |gekürzte )?übersetzung|lest den originalartikel|(?:den|zum) originalartikel',
    ),
  ],
  [
    'sign-up',
    40,
    says(
      '(?:newsletters?|whatsapp-kanal|(?:news-?|\\p{L}+-)?app|e-?paper)(?!\\p{L}).{0,80}(?:informiert (?:sie|dich|euch)|abonnier|anmeld|sind sie .{1,40} richtig|hier (?:geht|entlang)|für android|in einer app)',
      '(?:sie können|du kannst) (?:sich|dich) jederzeit (?:wieder )?abmelden|abonnier\\p{L}{1,3} (?:den|unseren|die|unser\\p{L}*) (?:.{0,20})?(?:kanal|newsletter|podcast)|(?:nachrichten|news) aufs handy',
      'externe[nr]? inhalte? (?:von|der|des) \\p{L}.{0,60}ergänzt|(?:an|auf) dieser stelle (?:findest|finden) (?:du|sie)|daten können an dritt|ein klick für den datenschutz',
      'kein(?:e[nr]?)? \\p{L}{3,30} (?:mehr )?verpassen(?!\\p{L})',
      'kommentare (?:.{0,30} )?(?:themenbezogen|freigeschaltet|moderiert)|eine mail an \\S{2,40}@|haben sie (?:eine behauptung|hinweise|einen fehler|anregungen|fragen zu)',
      'il vous reste \\d{1,2}(?:[.,]\\d{1,2})? ?% (?:de|à)|la suite est réservée|réservée? aux abonnés',
    ),
  ],
  [
    'note',
    60,
    says(
      'totalverlust .{0,40}kapitals|(?:keine|stellt keine) anlageberatung|müssen nicht (?:der|die) meinung der redaktion',
    ),
  ],
  ['navigation', 40, says('abgelegt unter .{1,80}(?:antworten|rss|kommentare)')],
  ['note', 1, /^\(\p{Ll}{2,4}\)$/u],
  [
    'note',
    40,
    opens(
      'fehler (?:gefunden|entdeckt|auf .{1,30} entdeckt)|(?:(?:aktualisiert|publiziert) |online seit )(?:heute|gestern)\\b.{0,60}$',
    ),
  ],
  [
    'comments',
    12,
    whole(
      '(?:\\d+ )?(?:kommentare?|commentaires?|comentarios?|commenti|comentários?)(?: ?\\(?\\d*\\)?)',
      'keine kommentare|aucun commentaire|sin comentarios',
      '(?:ihr|dein|euer|mein) kommentar(?: .{1,30})?|kommentar (?:schreiben|verfassen|hinterlassen)|schreib(?:en sie)? (?:einen|den ersten) kommentar',
      '(?:laisse[rz]|écrire|ajouter|poster) un commentaire|dej[ae] (?:un|tu|su) comentario|escrib[ae] un comentario|lascia un commento',
    ),
  ],
  [
    'comments',
    25,
    says(
      'um (?:zu kommentieren|einen kommentar zu (?:schreiben|verfassen))|pour (?:laisser un commentaire|commenter cet)',
      '(?:in|unter) den kommentaren\\W*$',
    ),
  ],
  [
    'note',
    80,
    opens(
      '(?:anmerkung(?:en)?|hinweis|anm\\.?) d(?:er|\\.) (?:redaktion|red\\.?)|(?:transparenz|korrektur|redaktioneller )hinweis\\s?[:—–]|korrektur\\s?[:—–]',
      '(?:note de la rédaction|ndlr|mise à jour|rectificati(?:f|on)|erratum|précision)\\b[^:]{0,30}\\s?[:—–]',
      '(?:nota (?:de la redacción|del? (?:editor|autor)|da redação|della redazione|dell.editore)|fe de erratas?|corrección|rectificación)\\b[^:]{0,30}\\s?[:—–]',
    ),
  ],
  [
    'note',
    60,
    says(
      'in einer (?:früheren|ersten|vorherigen|älteren) (?:fassung|version) (?:dieses|des) (?:artikels|textes|beitrags|berichts)',
      'une (?:première|précédente) version de (?:cet article|ce texte)|una versión anterior de est[ea] (?:artículo|texto|nota)',
      'dieser (?:artikel|text|beitrag) (?:ist|erschien|wurde) (?:zuerst|zunächst|erstmals)',
      'dieser (?:artikel|text|beitrag) (?:enthält|kann) (?:.{1,20} )?(?:werbung|affiliate)',
      '(?:diese|die) (?:audioversion|zusammenfassung|übersetzung|meldung) (?:ist|wurde) (?:künstlich|automatisch|maschinell|mit|von)',
    ),
  ],
  [
    'navigation',
    12,
    whole(
      '(?:diesen|den) (?:artikel|beitrag|text) .{0,40}?(?:teilen|drucken|weiterempfehlen|versenden|anhören|vorlesen|kommentieren|merken|bewerten)',
      '(?:artikel|beitrag|text) (?:teilen|drucken|anhören|merken|bewerten)|teilen(?: sie .{1,30}| auf .{1,20}| via .{1,20})?|drucken|(?:link )?kopieren|merken|vorlesen|zurück(?: zur? .{1,30})?|weiterlesen|nach oben',
      "(?:partager|écouter|imprimer|commenter|copier)(?: (?:cet|l['’])? ?(?:article|le lien)?(?: .{1,30})?)?|réagir|lire la suite",
      '(?:compart(?:ir|e)|imprimir|escuchar?|copiar)(?: .{1,30})?|condividi(?: .{1,30})?|stampa|partilhar|compartilhar?',
      '(?:anzeige|werbung|publicité|publicidad|pubblicità|publicidade)',
      '(?:weitere|neueste) (?:artikel|beiträge|meldungen|informationen|inhalte|themen)|lade weitere inhalte|themen im artikel|lust auf mehr|schon gelesen|kontakt',
      'quellen (?:ein|aus)blenden|(?:aufrufe|kommentare insgesamt) ?: ?\\d{0,9}|(?:rezept|seite) drucken|(?:zusatzinformationen|quellenangaben) ?:',
      '(?:noch )?keine bewertungen?|war (?:der|dieser) (?:artikel|beitrag) (?:nützlich|hilfreich)|(?:externer|eingebetteter) inhalt|empfohlener (?:externer |redaktioneller )?inhalt',
    ),
  ],
  [
    'navigation',
    14,
    opens(
      "(?:der|dieser) (?:artikel|text|beitrag) (?:wird|geht) (?:unten |nach der (?:anzeige|werbung) )?weiter|la suite (?:de l['’]article )?après (?:la|cette) (?:publicité|pub)",
      "l['’]article continue après|(?:contin[uú]a?|sigu?[ea]) (?:leyendo|abajo|después|tras)|(?:la nota|el artículo) (?:continúa|sigue)",
    ),
  ],
  [
    'navigation',
    40,
    says(
      'möchten sie (?:den|diesen) (?:artikel|beitrag|text) .{0,30}(?:teilen|empfehlen|weiterempfehlen)|(?:den|diesen) (?:artikel|beitrag) mit anderen teilen',
      '(?:hier )?können sie (?:den|diesen) (?:artikel|beitrag|text) (?:bewerten|kommentieren|teilen|drucken)|mit diesem button kannst du',
      '(?:sie|du) (?:müssen|musst) (?:sich |dich )?(?:einloggen|anmelden|(?:eingeloggt|angemeldet|registriert) sein)|wir respektieren (?:deine|ihre) privatsphäre',
      'dieser (?:beitrag|text|artikel|eintrag) wurde (?:am \\p{L}+ ?,? (?:de[nm] )?\\d|veröffentlicht|verfasst)|der beitrag wurde am',
    ),
  ],
  [
    'navigation',
    40,
    opens(
      '(?:schlagw(?:o|ö)rte?r?|stichw(?:o|ö)rte?r?|themen(?: im artikel)?|ressort|kategorien?|mots?[ -]clés?|thèmes?|sujets?|catégories?|temas?|etiquetas?|categorías?|palabras clave|palavras[ -]chave|argomenti|tagi)\\s?:',
    ),
  ],
  [
    'sign-up',
    60,
    says(
      'jetzt (?:\\p{L}{1,20} ){0,3}(?:anmelden|abonnieren|registrieren|bestellen|herunterladen|testen|spenden|mitmachen|sichern)(?!\\p{L})',
      '(?:laden|holen|melden|abonnieren|registrieren|unterstützen|folgen|teilen|besuchen|spenden) sie (?:.{0,40} )?(?:uns|unser\\p{L}{0,3})(?!\\p{L})',
      '(?:unser(?:e[nrms]?)?|dem|den|das|zum|im) (?:.{0,20} )?newsletter\\b.{0,60}(?:informiert|verpassen|abonnieren|anmelden|bestellen|postfach)|in (?:ihr|dein)(?:em)? (?:e-mail-?)?postfach',
      'unterstützen sie .{1,60}(?:spende|abo|mitglied)|mit (?:einer spende|ihrer spende|deiner spende)',
      "(?:inscrivez|abonnez)[- ]vous|(?:recevez|retrouvez) (?:.{0,60} )?(?:boîte (?:mail|aux lettres)|newsletter|(?:sur )?notre application)|téléchargez (?:notre|l['’])",
      'faites un don|soutenez[- ](?:nous|le |la |un|notre)|pour afficher ce contenu|vous devez accepter',
      'suscr[ií]b(?:a(?:se)?|ete|anse)(?!\\p{L})|(?:h[aá]gase|hazte|conviértete en|conviértase en) (?:socio|socia|miembro|suscriptor)|apoy[ae] (?:el|nuestro|al) (?:periodismo|.{0,20}independiente)',
      '(?:[uú]n[ae](?:te|se)|s[ií]g(?:a|ue)nos|descarg(?:a|ue)) .{0,60}(?:canal|app|aplicación|whatsapp|telegram|redes)|nuestr[oa] (?:canal|boletín|newsletter|app|aplicación)(?!\\p{L})',
      '(?:sie können|mit einem klick|klicken sie|mit (?:dem )?klick) .{0,80}(?:anzeigen|nachzuladen|nachladen|laden|akzeptieren)',
      'aktivieren sie (?:javascript|bitte|die cookies)|(?:externe[nr]?|eingebettete[nr]?) inhalte?[ns]? .{0,60}(?:anzeigen|datenschutz|angezeigt)',
    ),
  ],
  [
    'bio',
    60,
    opens(
      '(?:über den autor|über die autorin|zur person|der autor|die autorin|à propos de l.aut(?:eur|rice)|sobre (?:el autor|la autora|o autor)|sull.autore)\\W*$',
    ),
  ],
  [
    'footer',
    40,
    opens(
      '(?:alle )?angaben ohne gewähr|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati',
    ),
  ],
]
