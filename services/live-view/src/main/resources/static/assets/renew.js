// Keeps a page without a stream fresh: asks for it again now and then, and shows what is new in its place.
// Not for a search, which counts as one each time, nor while somebody types.
import { morph } from './morph.js';

const EVERY = 60000;
const FIELDS = 'input:not([type=hidden]),select,textarea';
const main = () => document.querySelector('main');
let typed = false;

addEventListener('input', () => (typed = true));

const busy = () => typed || document.hidden || document.querySelector('.problem') || document.activeElement.matches(FIELDS);

function stale(is) {
  document.querySelector('#notlive')?.remove();
  if (!is) return;
  const said = document.createElement('p');
  said.id = 'notlive';
  said.className = 'away';
  said.setAttribute('role', 'status');
  said.textContent = 'Not live: Homeward does not answer just now. What is here is of the time it says.';
  main().before(said);
}

async function renew() {
  if (busy()) return;
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' }).catch(() => null);
  if (!answer || answer.status >= 500) return stale(true);
  if (answer.redirected || !answer.ok) return dispatchEvent(new Event('lost'));
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  if (!next || busy()) return;
  const held = document.activeElement.id;
  for (const button of next.querySelectorAll('[data-print], .step button')) button.hidden = false;
  morph(main(), next);
  if (held) document.getElementById(held)?.focus({ preventScroll: true });
  stale(false);
}

setInterval(renew, EVERY);
addEventListener('visibilitychange', renew);
