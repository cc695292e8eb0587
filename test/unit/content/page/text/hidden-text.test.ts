// What readers of a page do not see is never read as its article; it is told among the dropped lines, and a page that
// hides much is held for the editor.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'
import { seenHtml } from '../../../../../functions/content/page/text/hidden-text.ts'
import { threadSeconds } from '../../../../support/runs/thread-seconds.ts'

const sentence = (who: string) =>
  `${who} told Turkey in Moscow to leave the alliance. The ministry said that the ships would leave the Black Sea in March. The president confirmed the terms by telephone on Sunday night.`
const shown = [
  'Azerbaijan signed a gas contract with Turkey in Baku on Monday. The contract gives Turkey two billion cubic metres a year until 2033. Officials in Ankara called the price fair.',
  'Turkey buys a third of its gas from Russia and Azerbaijan. The new contract lowers that share in the coming years. Baku hopes to sell more gas to Europe through Turkey when the pipeline grows.',
]
const paragraphs = shown.map((text) => `<p>${text}</p>`)
const evil = sentence('Russia')

function page(inside: string, style = ''): string {
  return `<!doctype html><html lang="en"><head><title>Gas deal signed in Baku</title><style>${style}</style></head><body><article><h1>Gas deal signed in Baku</h1>${paragraphs[0]}${inside}${paragraphs[1]}</article></body></html>`
}

function read(html: string) {
  const found = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(html), limit: 5_000_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}

const textsOf = (html: string) => read(html).articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))

describe('text that is hidden', () => {
  it.each<[string, string, string?]>([
    ['display', `<p style="display:none">${evil}</p>`],
    ['display', `<p style="DISPLAY : none !important; display: block">${evil}</p>`],
    ['display', `<p style="display&#58;none">${evil}</p>`],
    ['display', `<div class="h"><p>${evil}</p></div>`, '.h{display:none}'],
    ['display', `<div class="a"><p class="x">${evil}</p></div>`, 'div.a > p.x:not(.open) { display: none }'],
    ['display', `<p id="x">${evil}</p>`, '@media screen and (min-width: 300px) { #x { display: none } }'],
    ['display', `<p data-x="1">${evil}</p>`, '@layer a { [data-x="1"] { display: none } }'],
    ['display', `<i class="x"></i><b></b><p>${evil}</p>`, '.x + b + p { display: none }'],
    ['display', `<p>One.</p><p>${evil}</p>`, 'p:nth-child(4) { display: none }'],
    ['hidden', `<p hidden>${evil}</p>`],
    ['hidden', `<dialog><p>${evil}</p></dialog>`],
    ['visibility', `<div style="visibility:hidden"><p>${evil}</p></div>`],
    ['opacity', `<p style="opacity:0">${evil}</p>`],
    ['opacity', `<p style="filter: opacity(2%)">${evil}</p>`],
    ['font size', `<p style="font-size:0">${evil}</p>`],
    ['font size', `<div style="font-size:.1em"><p>${evil}</p></div>`],
    ['font size', `<p style="font: 1px/1 Arial, sans-serif">${evil}</p>`],
    ['colour', `<p style="color:#fff">${evil}</p>`],
    ['colour', `<p style="color:rgb(250 250 250)"><b>${evil}</b></p>`],
    ['colour', `<p style="color:transparent">${evil}</p>`],
    ['colour', `<p style="color: hsl(0, 0%, 98%)">${evil}</p>`],
    ['colour', `<font color="white">${evil}</font>`],
    ['colour', `<div style="background:#222"><p style="color:#222">${evil}</p></div>`],
    ['colour', `<p style="color:var(--x);background:var(--x)">${evil}</p>`],
    ['off screen', `<p class="off">${evil}</p>`, '.off{position:absolute;left:-9999px}'],
    ['off screen', `<p style="text-indent:-999em">${evil}</p>`],
    ['off screen', `<p style="margin-left:-2000px">${evil}</p>`],
    ['off screen', `<p style="transform:translate(-5000px, 0)">${evil}</p>`],
    ['off screen', `<p style="transform: scale(0)">${evil}</p>`],
    ['clipped', `<p style="position:absolute;clip:rect(0 0 0 0)">${evil}</p>`],
    ['clipped', `<p style="clip-path:inset(100%)">${evil}</p>`],
    ['clipped', `<p style="height:0;overflow:hidden">${evil}</p>`],
    ['aria-hidden', `<p aria-hidden="true">${evil}</p>`],
    ['template', `<template><p>${evil}</p></template>`],
    ['noscript', `<noscript><p>${evil}</p></noscript>`],
  ])('by %s is in no article and told as hidden: %s', (by, inside, style) => {
    const { articles, dropped } = read(page(inside, style))
    expect(articles.flatMap((one) => one.paragraphs.map(({ text }) => text)).join(' ')).not.toContain('Russia told')
    const told = dropped.filter(({ why }) => why === `hidden: ${by}`)
    expect(told.map(({ text }) => text).join(' ')).toContain('Russia told Turkey in Moscow')
  })

  it('makes a page be held once it is more than a fifth of its words, with the share and the ways', () => {
    expect(read(page(`<p style="font-size:0">${evil}</p>`)).held).toMatch(
      /^\d\d % of its words are hidden from readers \(font size\)$/,
    )
    expect(read(page('<p style="font-size:0">Nine words that nobody sees are not much here.</p>')).held).toBeUndefined()
    const menu = `<nav style="display:none"><ul>${'<li>An entry of the menu with ten words in it</li>'.repeat(30)}</ul></nav>`
    expect(read(page(menu)).held).toBeUndefined()
    const panel = `<div id="site-consent-sdk"><div style="display:none">${`<p>${sentence('This site')}</p>`.repeat(9)}</div></div>`
    expect(read(page(panel)).held).toBeUndefined()
    expect(read(page(panel.replace('consent', 'content'))).held).toMatch(/are hidden from readers/)
    expect(read(page(panel.replace('consent', 'consented'))).held).toMatch(/are hidden from readers/)
  })

  it('holds no page for panels and lists beside its text, unless more of the page is hidden than seen', () => {
    const panel = (times: number) =>
      page('').replace(
        '</article>',
        `</article><div style="display:none">${`<p>${sentence('This site')}</p>`.repeat(times)}</div>`,
      )
    expect(read(panel(1)).held).toBeUndefined()
    expect(read(panel(1).replace('</article><div', '<div')).held).toMatch(/are hidden from readers/)
    expect(read(panel(9)).held).toMatch(/are hidden from readers/)
  })

  it('holds no page for hidden titles that are cut off with dots', () => {
    const cut = '<li>The ferry will not sail to the island before the winter storms ...</li>'.repeat(20)
    expect(read(page(`<ul style="display:none">${cut}</ul>`)).held).toBeUndefined()
    expect(read(page(`<ul style="display:none">${cut.replaceAll(' ...', '.')}</ul>`)).held).toMatch(/are hidden/)
  })

  it('is not read where the whole page but its title is hidden', () => {
    const html = `<html><body><h1>Gas deal</h1><div style="display:none">${paragraphs.join('')}<p>${evil}</p></div></body></html>`
    const found = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(html), limit: 100_000 })
    expect('refused' in found && found.refused).toMatch(/hidden from readers \(display\)/)
  })

  it('is read, with a note, where the article with its title waits for a script', () => {
    const html = (hidden: string) =>
      `<html><body><div style="display:none"><h1>Gas deal</h1>${paragraphs.join('')}<p style="font-size:0">${hidden}</p></div></body></html>`
    const few = html('Nine words that nobody sees are not much here.')
    expect(textsOf(few)).toEqual(shown)
    expect(read(few).held).toBeUndefined()
    expect(read(few).notes).toContain('it hides its own article until a script shows it')
    expect(textsOf(html(evil))).toEqual(shown)
    expect(read(html(evil)).held).toMatch(/are hidden from readers \(font size\)$/)
  })
})

describe('text that can be seen', () => {
  const words = 'Officials in Ankara called the price fair and flew home the same evening with the signed pages.'
  it.each<[string, string, string?]>([
    [
      'in a list that has no room between its entries',
      `<div style="font-size:0"><p style="font-size:16px">${words}</p></div>`,
    ],
    ['light on dark', `<div style="background-color:#111"><p style="color:#eee">${words}</p></div>`],
    ['white on a picture', `<div style="background:url(a.png)"><p style="color:#fff">${words}</p></div>`],
    ['on a page that hides itself until it is loaded', `<p>${words}</p>`, 'body{opacity:0} html{visibility:hidden}'],
    ['hidden in print alone', `<p class="x">${words}</p>`, '@media print { .x { display: none } }'],
    ['hidden on phones alone', `<p class="x">${words}</p>`, '@media (max-width: 600px) { .x { display: none } }'],
    ['shown by a later rule', `<p class="x y">${words}</p>`, '.x{display:none} .y{display:block}'],
    ['shown by a stronger rule', `<p class="x" id="y">${words}</p>`, '#y{display:block} .x{display:none}'],
    ['behind no sibling that would hide it', `<p>${words}</p>`, '.x ~ *, .x + *, .y:checked ~ p { display: none }'],
    ['faded only on hovering', `<p class="x">${words}</p>`, '.x:hover{opacity:0}'],
    ['behind a summary', `<details><summary>More on this</summary><p>${words}</p></details>`],
    ['of a size that a variable gives', `<p style="font-size:var(--size-0)">${words}</p>`],
    ['visible inside what is not', `<div style="visibility:hidden"><p style="visibility:visible">${words}</p></div>`],
    ['with an ornament that nobody reads out', `<p><span aria-hidden="true">→</span>${words}</p>`],
  ])('stays: %s', (_, inside, style) => {
    const texts = textsOf(page(inside, style))
    expect(texts.some((text) => text.includes(words))).toBe(true)
  })

  it('keeps its first letter where that is set large', () => {
    const html = page(
      `<p><span aria-hidden="true">T</span><span style="position:absolute;clip:rect(0,0,0,0)">T</span>he officials flew home on the same evening with the signed pages and a map.</p>`,
    )
    expect(textsOf(html)[1]).toMatch(/^The officials flew home/)
  })
})

describe('styles of any kind', () => {
  const long = (piece: string, size = 500_000) => piece.repeat(Math.ceil(size / piece.length))
  it.each([
    ['nested rules', `<style>${long('.a{', 100_000)}</style><p class="a">One.</p>`],
    ['rules without an end', `<style>${long('.a .b .c{display:none}', 200_000)}</style>${long('<p class="a b c">x ')}`],
    ['style attributes', long('<p style="color:red;font-size:0">x')],
    ['different style attributes', Array.from({ length: 30_000 }, (_, n) => `<p style="left:${n}px">x`).join('')],
    [
      'names that objects have',
      '<p class="constructor __proto__" id="toString" style="__proto__:1;constructor:2">One.</p>',
    ],
    ['open elements', long('<b>')],
    ['elements that cross', long('<b><p></b>')],
  ])('are followed in seconds: %s', (_, html) => {
    expect(threadSeconds(() => seenHtml(html))).toBeLessThan(15)
  })

  it('hide what stands behind more siblings than are kept, where it is not known', () => {
    const hidden = `<style>.x ~ p { display: none }</style><i class="x"></i>${'<b></b>'.repeat(900)}<p>One.</p>`
    expect(seenHtml(hidden).html).not.toContain('One')
  })

  it('make a page be held that cannot be followed', () => {
    expect(seenHtml(`<style>${'a{}'.repeat(700_000)}</style><p>One.</p>`).unsure).toBe(true)
    expect(seenHtml('<style>p{color:red}</style><p>One.</p>').unsure).toBe(false)
  })
})
