// Keeps the page honest: says how fresh it is, and offers what is new instead of moving what is read.
const $ = (s) => document.querySelector(s);
const person = $('#person');
const live = $('#live');
const words = { live: 'Live', stale: 'Not live' };
let lastBeat = Date.now();

function state(next) {
  if (live.dataset.state === next) return;
  live.dataset.state = next;
  $('#state').textContent = words[next];
  if (next === 'stale') $('#say').textContent = 'Connection lost, showing older data';
}

function news() {
  const link = $('#news');
  link.href = location.pathname;
  link.hidden = false;
  $('#say').textContent = 'There is something new about this person';
}

// Too much happened to be told one by one, or the server is another: the page anew, once there is one.
async function again() {
  for (;;) {
    await new Promise((then) => setTimeout(then, 300 + 1200 * Math.random()));
    const answer = await fetch(location.href, { redirect: 'manual', headers: { Accept: 'text/html' } }).catch(() => null);
    if (answer && (answer.type === 'opaqueredirect' || answer.status < 500)) break;
  }
  location.reload();
}

if (person.dataset.stream) {
  const stream = new EventSource('/live/board?' + person.dataset.stream + '&since=' + person.dataset.position);
  stream.addEventListener('beat', (e) => {
    lastBeat = Date.now();
    $('#asof').textContent = e.data.split(' ')[0];
    state('live');
  });
  stream.addEventListener('upsert', news);
  stream.addEventListener('gone', news);
  stream.addEventListener('reload', () => {
    stream.close();
    again();
  });
  setInterval(() => {
    if (Date.now() - lastBeat > 5000) state('stale');
  }, 1000);
}
