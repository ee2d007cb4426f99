// Numbers whose digits do not follow each other from left to right, by where they are drawn.
() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest('script, style')) continue;
    for (const number of node.data.matchAll(/\+?\d(?:[\d\s().,:+-]*\d)?/g)) {
      let before = null;
      for (const digit of number[0].matchAll(/\d/g)) {
        range.setStart(node, number.index + digit.index);
        range.setEnd(node, number.index + digit.index + 1);
        const box = range.getBoundingClientRect();
        if (before && Math.abs(box.top - before.top) < 2 && box.left < before.left) { found.push(number[0]); break; }
        before = box;
      }
    }
  }
  return found;
}
