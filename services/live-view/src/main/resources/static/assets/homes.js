// Beds by phone: the button says how many, and what cannot be sent now is kept and sent later.
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const share = document.querySelector('#share');
const unsent = document.querySelector('#unsent');
const loaded = Date.now();
const AGAIN_AFTER = 15000;
const WAIT = 8000;
let waiting = null;

if (share) {
  const go = share.querySelector('#go');
  const count = () => {
    const beds = $$('[data-beds]', share).reduce((sum, field) => sum + (parseInt(field.value, 10) || 0), 0);
    go.textContent = beds === 0 ? 'Share: no bed free' : `Share ${beds} bed${beds === 1 ? '' : 's'} now`;
  };
  share.addEventListener('input', count);
  addEventListener('pageshow', count);
  count();
}

// The moment it was typed, by the server's clock: figures sent late are no younger for it.
function stamp(form) {
  const at = form.elements.at;
  if (at && !at.value) at.value = new Date(Number(document.querySelector('main').dataset.now) + Date.now() - loaded).toISOString();
}

async function reachable() {
  try {
    return (await fetch('/assets/icon.svg', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(WAIT) })).ok;
  } catch {
    return false;
  }
}

// The key in the form makes it one command, however often it is sent.
async function send(form) {
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(WAIT) });
    if (answer.redirected) location.assign(answer.url);
    else form.submit(); // a refusal is a page of its own
  } catch {
    if (await reachable()) form.submit();
    else later(form);
  }
}

function later(form) {
  waiting = form;
  for (const button of $$('button', form)) button.disabled = false;
  unsent.textContent = 'Not sent yet: will send when you are connected. Keep this page open.';
  unsent.hidden = false;
}

function again() {
  if (!waiting) return;
  const form = waiting;
  waiting = null;
  send(form);
}

for (const form of $$('form[data-keep]')) {
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    stamp(form);
    waiting = null;
    send(form);
  });
}
addEventListener('online', again);
setInterval(again, AGAIN_AFTER);
addEventListener('beforeunload', (e) => {
  if (waiting) e.preventDefault();
});
