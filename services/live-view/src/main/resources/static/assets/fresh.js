// What pages with a stream share: how fresh they say they are. How they come back is every page's (app.js).
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

// Says so when nothing is heard from a stream for a few seconds, or when it ended for good.
export function keepsFresh(stream) {
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) dispatchEvent(new Event('lost'));
  };
  stream.addEventListener('beat', (e) => {
    const [time, at] = e.data.split(' ');
    lastBeat = Date.now();
    $('#asof').textContent = time;
    moment(at);
    state('live');
  });
  setInterval(() => {
    if (Date.now() - lastBeat > STALE) state('stale');
  }, 250);
}
