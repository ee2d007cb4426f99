{
  const blank = () => document.getElementById('main').replaceChildren(document.getElementById('blank').content.cloneNode(true));
  let waits;
  const touched = () => { clearTimeout(waits); waits = setTimeout(blank, 15 * 60 * 1000); };
  for (const kind of ['keydown', 'pointerdown', 'scroll']) addEventListener(kind, touched, { passive: true });
  touched();
}
