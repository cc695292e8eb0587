// What a first version usually does: everything through both engines for every reader.

/** The same stories as in a briefing, without its design. */
export function naiveSource(): string {
  const view = '{{#each views}}<p><strong>{{kind}}</strong> {{label}}</p><p>{{text}}</p>{{/each}}'
  const story = `<h3><a href="{{url}}">{{headline}}</a></h3><p>{{label}}</p><p>{{text}}</p>${view}{{#each notes}}<p>{{this}}</p>{{/each}}`
  const contents =
    '{{#each sections}}<p>{{label}}</p>{{#each stories}}<p><a href="#{{anchor}}">{{headline}}</a></p>{{/each}}{{/each}}'
  const section = (body: string) => `<mj-section><mj-column>${body}</mj-column></mj-section>`
  return [
    '<mjml><mj-body>',
    section(`<mj-text><h1>{{listName}}</h1><p>{{date}}</p>${contents}</mj-text>`),
    `{{#each sections}}${section(`<mj-text><h2>{{label}}</h2></mj-text>{{#each stories}}<mj-text>${story}</mj-text>{{/each}}`)}{{/each}}`,
    section('<mj-text><a href="{{preferencesUrl}}">Change topics</a> <a href="{{leaveUrl}}">Unsubscribe</a></mj-text>'),
    '</mj-body></mjml>',
  ].join('')
}
