// Targets that are too small for a finger: 48 px to call, to leave and to send, 24 px for all others.
() => {
  const large = '.leave, .dial, .line, form:not(header form) button';
  const inline = one => getComputedStyle(one).display === 'inline' && one.closest('p, li, dd, td');
  return [...document.querySelectorAll('a, button, summary, input, select, textarea')]
    .filter(one => one.checkVisibility() && one.type !== 'hidden' && !one.matches('.skip'))
    .filter(one => !(one.matches('a') && inline(one)))
    .map(one => [one, (one.closest('label') || one).getBoundingClientRect()])
    .filter(([one, box]) => Math.min(box.width, box.height) < (one.matches(large) ? 48 : 24) - .01)
    .map(([one, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${one.outerHTML.slice(0, 90)}`);
}
