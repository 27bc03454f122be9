// Says how fresh an inbox is, and offers what is newly asked instead of moving what is read.
import { keepsFresh } from './fresh.js';

const $ = (s) => document.querySelector(s);
const list = $('#inbox');
const newcomers = new Set();

function say() {
  const link = $('#news');
  const n = newcomers.size;
  link.hidden = n === 0;
  link.textContent = n + ' new';
  if (n) $('#say').textContent = n === 1 ? 'There is a new referral' : 'There are ' + n + ' new referrals';
}

if (list) {
  const known = new Set((list.dataset.known ?? '').split(' '));
  const asked = (entry) => {
    const one = document.getElementById('r-' + entry.referralId);
    one?.classList.remove('over');
    one?.querySelector('.overnote')?.remove();
    if (!known.has(entry.referralId)) newcomers.add(entry.referralId);
  };
  const team = list.dataset.stream ?? '';
  const stream = new EventSource('/live/referrals' + (team && '?team=' + encodeURIComponent(team)));
  keepsFresh(stream);
  // Only where all that wait for an answer are listed is one gone over; elsewhere it is somewhere else.
  const over = (id) => {
    const one = document.getElementById('r-' + id);
    if (list.dataset.tab !== 'answer' || !one || one.classList.contains('over')) return;
    one.classList.add('over');
    const note = document.createElement('p');
    note.className = 'overnote hint';
    note.textContent = 'No longer to be answered here.';
    one.append(note);
  };
  // Comes first, and again after the line was broken: what is over by then was not told one by one.
  stream.addEventListener('snapshot', (e) => {
    const all = JSON.parse(e.data);
    const ids = new Set(all.map((entry) => entry.referralId));
    newcomers.clear();
    all.forEach(asked);
    for (const id of known) if (!ids.has(id)) over(id);
    say();
  });
  stream.addEventListener('entry', (e) => {
    asked(JSON.parse(e.data));
    say();
  });
  stream.addEventListener('gone', (e) => {
    const id = JSON.parse(e.data).referralId;
    newcomers.delete(id);
    over(id);
    say();
  });
}
