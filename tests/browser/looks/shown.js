// What the page shows beside its words, each with where; it stands in the DOM as the browser has it, with whole addresses.
() => {
  const all = (where, selector, name) =>
    [...document.querySelectorAll(selector)].map(one => [where, one.getAttribute(name) || ''])
  return [
    ['title', document.title], ['address', location.href],
    ...all('link', 'a', 'href'), ...all('link', 'a', 'xlink:href'), ...all('file', 'a', 'download'),
    ...all('icon', 'link', 'href'), ...all('preview', 'meta', 'content'),
    ...all('form', 'form', 'action'), ...all('form', 'form[method=get] [name][value]', 'value'),
    ...all('button', '[formaction]', 'formaction'),
    ...all('rich', '[type="application/ld+json"], meta[property], [itemscope]', 'class'),
  ]}
