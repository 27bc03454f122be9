// Facts as they come; the newest on top, no more than fit.
const $ = (s) => document.querySelector(s);
const MOST = 50;
let stream;
let lastBeat = 0;

function show(e) {
  const fact = JSON.parse(e.data);
  const line = document.createElement('li');
  const summary = document.createElement('summary');
  const type = document.createElement('code');
  const when = document.createElement('span');
  const wire = document.createElement('pre');
  const details = document.createElement('details');
  type.textContent = fact.type;
  when.textContent = ' ' + fact.time.slice(11, 19);
  when.className = 'hint';
  wire.textContent = JSON.stringify(fact, null, 2);
  summary.append(type, when);
  details.append(summary, wire);
  line.append(details);
  $('#taplist').prepend(line);
  while ($('#taplist').children.length > MOST) $('#taplist').lastChild.remove();
  $('#taphint').hidden = true;
}

function state(text) {
  if ($('#tapstate').textContent !== text) $('#tapstate').textContent = text;
}

// Kept while the page loads anew, so that who watched goes on watching.
const KEY = 'homeward-tap';

function watch(on) {
  stream?.close();
  stream = null;
  if (on) {
    sessionStorage.setItem(KEY, 'on');
    lastBeat = Date.now();
    stream = new EventSource('/live/facts');
    stream.addEventListener('fact', show);
    stream.addEventListener('beat', () => {
      lastBeat = Date.now();
      state('Live');
    });
    stream.onerror = (e) => {
      if (e.target.readyState === EventSource.CLOSED) dispatchEvent(new Event('lost'));
    };
  } else {
    sessionStorage.removeItem(KEY);
    state('');
  }
  $('#tapbutton').setAttribute('aria-pressed', on);
  $('#tapbutton').textContent = on ? 'Stop' : 'Watch';
}

$('#tapping').hidden = false;
$('#tapbutton').addEventListener('click', () => watch(!stream));
setInterval(() => {
  if (stream && Date.now() - lastBeat > 5000) state('Not live');
}, 250);
if (sessionStorage.getItem(KEY)) watch(true);
