// What stands under the way out when the focus comes to it: in order, backwards, and from where it would be covered.
() => {
  const leave = document.querySelector('.leave');
  const all = [...document.querySelectorAll('a, button, summary, input, select, textarea')]
    .filter(one => one !== leave && one.checkVisibility() && one.type !== 'hidden');
  const isCovered = one => {
    const [bar, box] = [leave.getBoundingClientRect(), one.getBoundingClientRect()];
    return box.left < bar.right - 1 && box.right > bar.left + 1 && box.top < bar.bottom - 1 && box.bottom > bar.top + 1;
  };
  const found = [];
  const come = (one, how) => {
    one.focus();
    if (isCovered(one)) found.push(`${how}: ${one.outerHTML.slice(0, 90)}`);
    one.blur();
  };
  scrollTo(0, 0);
  for (const one of all) come(one, 'forwards');
  scrollTo(0, document.documentElement.scrollHeight);
  for (const one of [...all].reverse()) come(one, 'backwards');
  for (const one of all) {
    scrollTo(0, one.getBoundingClientRect().top + scrollY - 5);
    come(one, 'from under it');
  }
  scrollTo(0, 0);
  return found;
}
