// What every page has beside its own: buttons to print, counts one can step by thumb, the way into the past.
const $$ = (s, r = document) => [...r.querySelectorAll(s)];

for (const button of $$('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// <span class="step"> with a number field: minus and plus beside it, within its limits.
for (const step of $$('.step')) {
  const field = step.querySelector('input');
  for (const button of $$('button', step)) {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (button.dataset.by < 0) field.stepDown();
      else field.stepUp();
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

// A form is sent once: the button rests until the answer is there.
for (const form of $$('form[method=post]')) {
  form.addEventListener('submit', () => {
    for (const button of $$('button:not([type=button])', form)) setTimeout(() => (button.disabled = true));
  });
}
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
document.addEventListener('change', ({ target }) => {
  if (target.id !== 'tm') return;
  const say = document.getElementById('say');
  if (say) say.textContent = 'Looking back';
  root.classList.add('looking');
  target.form.submit();
});
