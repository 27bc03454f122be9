// What every page has beside its own: buttons to print, counts one can step by thumb, the way into the past.
const $$ = (s, r = document) => [...r.querySelectorAll(s)];

for (const button of $$('[data-print], [data-png], .step button')) button.hidden = false;
document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-print]')) print();
  const chart = target.closest('[data-png]');
  if (chart) import('./chart.js').then(({ take }) => take(chart)); // Who takes no picture needs no script for it.
  const step = target.closest('.step button');
  if (step) by(step.parentElement.querySelector('input'), step.dataset.by);
});

// <span class="step"> with a number field: minus and plus beside it, within its limits.
function by(field, way) {
  if (way < 0) field.stepDown();
  else field.stepUp();
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

// What is left of a time is counted on from the server's moment, never by this machine's idea of it.
let moment = +$$('meta[name=now]')[0]?.content;
let seen = performance.now();
document.addEventListener('moment', (e) => {
  moment = e.detail;
  seen = performance.now();
});

function length(minutes) {
  if (minutes >= 2880) return Math.floor(minutes / 1440) + 'd ' + Math.floor((minutes % 1440) / 60) + 'h';
  return minutes < 60 ? minutes + 'm' : Math.floor(minutes / 60) + 'h ' + (minutes % 60) + 'm';
}

function tick() {
  for (const el of $$('[data-until]')) {
    const left = el.dataset.until - moment - (performance.now() - seen);
    const late = left <= 0;
    const text = length(Math.floor(Math.abs(left) / 60000)) + (late ? ' overdue' : ' left');
    const said = el.querySelector('b');
    if (said.textContent !== text) said.textContent = text;
    el.classList.toggle('late', late);
    el.classList.toggle('soon', !late && left < 3600000);
    const icon = el.querySelector('use');
    const shape = '/assets/icons.svg#' + (late ? 'late' : 'clock');
    if (icon.getAttribute('href') !== shape) icon.setAttribute('href', shape);
  }
}
setInterval(tick, 1000);

// What is wrong with a field is said with the field too.
for (const link of $$('.problem li a')) {
  const field = document.getElementById(link.hash.slice(1));
  if (!field) continue;
  link.id ||= 'wrong-' + field.id;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', link.id);
}

// A form is sent once: the button rests until the answer is there.
document.addEventListener('submit', ({ target }) => {
  if (!target.matches('form[method=post]:not([data-again])')) return;
  for (const button of $$('button:not([type=button])', target)) setTimeout(() => (button.disabled = true));
});

// A stream that ended for good, with the server or the sign-in: the page anew as soon as it is to be had. Never one that
// cannot be read for one that can, nor for what somebody is typing or holds on to.
let lost = false;
let typed = false;
addEventListener('input', (e) => (typed ||= !!e.target.closest('form[method=post]')));
addEventListener('lost', async () => {
  if (lost) return;
  lost = true;
  for (;;) {
    await new Promise((then) => setTimeout(then, 100 + 300 * Math.random()));
    if (typed || document.querySelector('#pause[aria-pressed=true]')) continue;
    const answer = await fetch('/api/board?person=nobody', { cache: 'no-store' }).catch(() => null);
    if (answer && answer.status < 500) break;
  }
  location.reload();
});
addEventListener('pageshow', () => {
  for (const button of $$('form[method=post] button')) button.disabled = false;
});

// The slider says where it stands while it is moved, and goes there when it is let go.
const root = document.documentElement;
root.classList.add('scripted');
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
document.addEventListener('input', ({ target }) => {
  if (target.id !== 'tm') return;
  const text = target.value === '0' ? 'Now' : day.format(new Date(Date.now() + target.value * 36e5));
  document.getElementById('tmv').textContent = text;
  target.setAttribute('aria-valuetext', text);
});
// By keyboard it is let go when no key follows.
let keyed = false;
let going;
document.addEventListener('keydown', () => (keyed = true));
document.addEventListener('pointerdown', () => (keyed = false));
document.addEventListener('change', ({ target }) => {
  if (target.id !== 'tm') return;
  clearTimeout(going);
  going = setTimeout(() => {
    const say = document.getElementById('say');
    if (say) say.textContent = 'Looking back';
    root.classList.add('looking');
    target.form.submit();
  }, keyed ? 700 : 0);
});
