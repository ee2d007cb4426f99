// Labels that stand over their boxes, parts of a page that stand over each other, words that stand out of their box.
() => {
  const crosses = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const short = one => one.outerHTML.slice(0, 80);
  const found = [], range = document.createRange();
  for (const label of document.querySelectorAll('label, legend')) {
    if (!label.checkVisibility()) continue;
    const box = label.control && label.control.checkVisibility() && label.control.getBoundingClientRect();
    for (const part of label.childNodes) {
      range.selectNodeContents(part);
      if (box && part.nodeType === 3 && [...range.getClientRects()].some(rect => crosses(rect, box))) found.push(`label: ${short(label)}`);
    }
  }
  const placed = one => one.checkVisibility() && !['inline', 'contents'].includes(getComputedStyle(one).display)
    && ['static', 'relative'].includes(getComputedStyle(one).position) && one.namespaceURI.endsWith('xhtml');
  for (const parent of document.querySelectorAll('body, body *')) {
    const parts = [...parent.children].filter(placed).map(one => [one, one.getBoundingClientRect()]);
    parts.forEach(([one, box], at) => parts.slice(at + 1, at + 8).forEach(([other, next]) => {
      if (crosses(box, next)) found.push(`over each other: ${short(one)} ${short(other)}`);
    }));
    const style = getComputedStyle(parent);
    if (style.overflow !== 'visible' && (parent.scrollWidth > parent.clientWidth + 1 || parent.scrollHeight > parent.clientHeight + 1)
        && !parent.matches('body, select, textarea, input, [role=region][tabindex="0"]') && parent.checkVisibility()) found.push(`cut off: ${short(parent)}`);
  }
  for (const one of document.querySelectorAll('a, button, .choice, summary, .card, .box')) {
    if (one.checkVisibility() && getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1) found.push(`out of its box: ${short(one)}`);
  }
  return found;
}
