// What every page has beside its own: buttons to print, and counts one can step by thumb.
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
