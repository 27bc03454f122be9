// Facts as they come; the newest on top, no more than fit.
const $ = (s) => document.querySelector(s);
const MOST = 50;
let stream;

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

$('#tapping').hidden = false;
$('#tapbutton').addEventListener('click', () => {
  if (stream) {
    stream.close();
    stream = null;
  } else {
    stream = new EventSource('/live/facts');
    stream.addEventListener('fact', show);
  }
  $('#tapbutton').setAttribute('aria-pressed', !!stream);
  $('#tapbutton').textContent = stream ? 'Stop' : 'Watch';
});
