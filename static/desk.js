{
  const OFF = 'keys-off', typed = /^(INPUT|TEXTAREA|SELECT)$/;
  const links = () => [...document.querySelectorAll('.queue > li > div > a')];
  const here = () => links().findIndex((link) => link.closest('li').contains(document.activeElement));
  const go = (step) => { const all = links(); all[Math.max(0, Math.min(all.length - 1, here() + step))]?.focus(); };
  const unfold = (id) => { const found = document.getElementById(id); found.open = !found.open; return found; };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    c: () => links()[here()]?.closest('li').querySelector('[data-claim]')?.click(),
    '/': () => { document.getElementById('filters').open = true; document.getElementById('filter-state').focus(); },
    '?': () => unfold('keys').scrollIntoView(),
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typed.test(event.target.tagName)) return;
    if (sessionStorage.getItem(OFF) || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.getElementById('keys-off').addEventListener('click', () =>
    sessionStorage.getItem(OFF) ? sessionStorage.removeItem(OFF) : sessionStorage.setItem(OFF, '1'));
}
