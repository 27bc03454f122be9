// What pages with a stream share: how fresh they say they are, and how they come back.
const $ = (s) => document.querySelector(s);
const STALE = 5000;
const words = { live: 'Live', stale: 'Not live' };
let lastBeat = Date.now();

function state(next) {
  const live = $('#live');
  if (live.dataset.state === next) return;
  live.dataset.state = next;
  $('#state').textContent = words[next];
  if (next === 'stale') $('#say').textContent = 'Connection lost, showing older data';
}

// The server's moment: the page is as fresh as that, and what counts down goes on from it.
export function moment(iso) {
  const at = Date.parse(iso);
  $('#asof').dataset.at = at;
  document.dispatchEvent(new CustomEvent('moment', { detail: at }));
}

// Says so when nothing is heard from a stream for a few seconds.
export function keepsFresh(stream) {
  stream.addEventListener('beat', (e) => {
    const [time, at] = e.data.split(' ');
    lastBeat = Date.now();
    $('#asof').textContent = time;
    moment(at);
    state('live');
  });
  setInterval(() => {
    if (Date.now() - lastBeat > STALE) state('stale');
  }, 1000);
}

// Loads the page anew as soon as it is to be had, or is not to be shown any more: never leaves one that can be read for nothing.
let trying = false;
export async function again(now = () => true) {
  if (trying) return;
  trying = true;
  for (;;) {
    await new Promise((then) => setTimeout(then, 300 + 1200 * Math.random()));
    if (!now()) continue;
    const answer = await fetch(location.href, { redirect: 'manual', headers: { Accept: 'text/html' } }).catch(() => null);
    if (answer && (answer.ok || answer.type === 'opaqueredirect' || [403, 404].includes(answer.status))) break;
  }
  location.reload();
}
