// A wall shows as many as fit and the next ones after 20 seconds; nobody has to touch it.
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const SHOWN_FOR = 20000;
let turn = 0;

function pages() {
  for (const col of $$('.col')) {
    const list = col.querySelector('ol');
    const cards = $$('.card', list);
    for (const card of cards) card.hidden = false;
    const said = col.querySelector('.pages');
    if (!cards.length || list.clientHeight === 0) {
      said.textContent = '';
      continue;
    }
    const gap = parseFloat(getComputedStyle(list).rowGap) || 0;
    const padding = parseFloat(getComputedStyle(list).paddingTop) * 2;
    const across = getComputedStyle(list).gridTemplateColumns.split(' ').length;
    const down = Math.floor((list.clientHeight - padding + gap) / (cards[0].offsetHeight + gap));
    const fit = Math.max(1, down) * across;
    const all = Math.ceil(cards.length / fit);
    const at = turn % all;
    cards.forEach((card, i) => (card.hidden = Math.floor(i / fit) !== at));
    said.textContent = all === 1 ? '' : at * fit + 1 + '–' + Math.min(cards.length, (at + 1) * fit) + ' of ' + cards.length;
  }
}

setInterval(() => {
  turn++;
  pages();
}, SHOWN_FOR);
document.addEventListener('counted', pages);
addEventListener('resize', pages);
pages();
