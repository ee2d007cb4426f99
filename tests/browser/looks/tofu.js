// Characters that no font can draw: they look like the box that stands for a character which does not exist.
() => {
  const paper = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  paper.canvas.width = paper.canvas.height = 32;
  const drawn = (text, font) => {
    paper.clearRect(0, 0, 32, 32);
    paper.font = `16px ${font}`;
    paper.fillText(text, 8, 20);
    return String(paper.getImageData(0, 0, 32, 32).data);
  };
  const seen = new Map(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (holder.closest('script, style') || !holder.checkVisibility()) continue;
    const font = getComputedStyle(holder).fontFamily;
    for (const one of texts.currentNode.data) if (/[^\s\p{Cf}\p{M}]/u.test(one)) seen.set(`${one}|${font}`, [one, font]);
  }
  const boxes = new Map();
  const box = font => boxes.get(font) || boxes.set(font, drawn('\u0378', font)).get(font);
  return [...seen.values()].filter(([one, font]) => drawn(one, font) === box(font)).map(([one]) => one);
}
