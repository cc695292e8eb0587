// Words whose full stop ends no sentence, as data. A new abbreviation is a new word here and nothing else.

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** Stand before a name: the full stop never ends a sentence. */
export const titles = set(`
  mr mrs ms mx dr prof st ste gen lt col maj capt cmdr adm sgt cpl pvt brig sen rep gov pres hon rev fr sr. br mt ft
  messrs mmes mme mlle msgr supt insp amb atty treas sec-gen assoc asst e.g i.e cf viz al. ph
`)

/** Stand before a number: the full stop ends no sentence when a digit or a Roman number follows. */
export const beforeNumbers = set(`
  no nos nr n° nº p pp vol vols fig figs art arts sec secs ch chs chap para paras pt pts eq ex vs v ca c circa approx
  jan feb mar apr jun jul aug sep sept oct nov dec op tab
`)

/** May end a sentence; then a word that opens sentences follows. */
export const others = set(`
  co inc ltd corp plc llc bros etc jr sr esq dept univ assn est min max misc ave blvd rd sq hwy bldg tel fax ed eds trans
  mfg intl natl govt mon tue tues wed thu thur thurs fri sat sun a.m p.m am pm a.d b.c b.c.e c.e ph.d m.d b.a m.a b.sc
  m.sc ll.m m.p vs et al ibid approx appt apt cont
`)

/** Words that often open a sentence and seldom continue a name. */
export const openers = set(`
  a an the this that these those it its he she they we you i his her their our my your one some many most all both each
  every few several another such no not there here then now thus so yet but and or nor for if when while where who what
  which why how whose whether although though because since as after before until once during in on at by from with
  without to of about under over between among despite however moreover furthermore meanwhile instead indeed still also
  even only just perhaps maybe today yesterday tomorrow nothing everything nobody everybody anyone someone did do does is
  are was were has have had can could will would should may might must let please according mr mrs ms dr
`)
