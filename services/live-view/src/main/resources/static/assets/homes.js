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

// The key in the form makes it one command, however often it is sent: what is sent again is what was sent.
async function send(form, body) {
  const said = form.dataset.said;
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { 'X-Requested-With': 'fetch' }, body, signal: AbortSignal.timeout(WAIT) });
    if (answer.status === 401) signedOut(form);
    else if (answer.redirected) location.assign(answer.url);
    else form.submit(); // a refusal is a page of its own
  } catch {
    if (form.dataset.said !== said) changed(form);
    else if (await reachable()) form.submit();
    else later(form, body);
  }
}

function tell(form, words) {
  for (const button of $$('button', form)) button.disabled = false;
  unsent.textContent = words;
  unsent.hidden = false;
}

function later(form, body) {
  waiting = { form, body };
  tell(form, 'Not sent yet: will send when you are connected. Keep this page open.');
}

// Sent by the browser itself it leads to signing in, and what was typed comes along.
function signedOut(form) {
  tell(form, 'Not sent: you have been signed out. ');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Sign in, then send it';
  button.addEventListener('click', () => form.submit());
  unsent.append(button);
}

function changed(form) {
  tell(form, 'Not sent: you have changed it since. Send it again when it is right.');
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Other figures than those tried are another command, typed at another time.
function edited(form) {
  if (!form.dataset.said) return;
  delete form.dataset.said;
  form.elements.key.value = newKey();
  if (form.elements.at) form.elements.at.value = '';
  if (waiting?.form === form) {
    waiting = null;
    changed(form);
  }
}

function again() {
  if (!waiting) return;
  const { form, body } = waiting;
  waiting = null;
  send(form, body);
}

for (const form of $$('form[data-keep]')) {
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    stamp(form);
    waiting = null;
    form.dataset.said = form.elements.key.value;
    send(form, new URLSearchParams(new FormData(form)));
  });
  form.addEventListener('input', () => edited(form));
}
addEventListener('online', again);
setInterval(again, AGAIN_AFTER);
addEventListener('beforeunload', (e) => {
  if (waiting) e.preventDefault();
});
