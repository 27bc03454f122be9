// Says how fresh an inbox is, and offers what is newly asked instead of moving what is read.
const $ = (s) => document.querySelector(s);
const list = $('#inbox');
const live = $('#live');
const words = { live: 'Live', stale: 'Not live' };
const newcomers = new Set();
let lastBeat = Date.now();

function state(next) {
  if (live.dataset.state === next) return;
  live.dataset.state = next;
  $('#state').textContent = words[next];
  if (next === 'stale') $('#say').textContent = 'Connection lost, showing older data';
}

function say() {
  const link = $('#news');
  const n = newcomers.size;
  link.hidden = n === 0;
  link.textContent = n + ' new';
  if (n) $('#say').textContent = n === 1 ? 'There is a new referral' : 'There are ' + n + ' new referrals';
}

if (list && list.dataset.stream) {
  const known = new Set((list.dataset.known ?? '').split(' '));
  const asked = (entry) => {
    if (!known.has(entry.referralId)) newcomers.add(entry.referralId);
  };
  const stream = new EventSource('/live/referrals?team=' + encodeURIComponent(list.dataset.stream));
  stream.addEventListener('beat', (e) => {
    lastBeat = Date.now();
    $('#asof').textContent = e.data;
    state('live');
  });
  const over = (id) => document.getElementById('r-' + id)?.classList.add('over');
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
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) dispatchEvent(new Event('lost'));
  };
  setInterval(() => {
    if (Date.now() - lastBeat > 5000) state('stale');
  }, 1000);
}
