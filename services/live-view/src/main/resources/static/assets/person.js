// Keeps the page honest: says how fresh it is, and offers what is new instead of moving what is read.
import { keepsFresh } from './fresh.js';

const $ = (s) => document.querySelector(s);
const person = $('#person');

function news() {
  const link = $('#news');
  link.href = location.pathname;
  link.hidden = false;
  $('#say').textContent = 'There is something new about this person';
}

if (person.dataset.stream) {
  const stream = new EventSource('/live/board?' + person.dataset.stream + '&since=' + person.dataset.position);
  keepsFresh(stream);
  stream.addEventListener('upsert', news);
  stream.addEventListener('gone', news);
  stream.addEventListener('reload', () => {
    stream.close();
    dispatchEvent(new Event('lost'));
  });
}
