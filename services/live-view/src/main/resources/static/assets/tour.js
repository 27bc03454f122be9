// Seven things to do, one after the other; each ends when it was done. Escape leaves; the place is remembered.
const KEY = 'homeward-tour';
const asked = (name, value) => new URLSearchParams(location.search).getAll(name).includes(value);
const on = (path) => location.pathname.startsWith(path);

const STEPS = [
  { page: '/flow', at: 'select[name=owner]', say: 'Who needs to act? Choose “Council” under “Waiting on”.', done: () => asked('owner', 'COUNCIL') },
  { page: '/flow', at: '.card a', say: 'The longest wait is at the top. Open that person.', done: () => on('/people/') },
  { page: '/people/', at: '#went', say: 'Where did the time go? Each colour is an owner, in the order it waited on them.', next: 'I see' },
  { page: '/people/', at: 'a[href$="/wait"]', say: 'Say what happens next: open “Update the wait”, choose a next step, save. It is a real event.', done: () => asked('done', 'wait') },
  { page: '/flow', at: '#live', say: 'Go back to the flow board: your change is there already, on every open board.', next: 'I see it', go: '/flow' },
  { page: '/flow', at: 'main', say: 'Go back in time: drag the slider at the foot to an earlier moment.', done: () => new URLSearchParams(location.search).has('at') },
  { page: '/measures', at: 'main', say: 'Every figure has its rule. Here is what each one counts, and where that is defined.', next: 'Done', go: '/measures' },
];

let step = Number(sessionStorage.getItem(KEY) ?? -1);
if (asked('tour', '1')) step = 0;

function leave() {
  step = -1;
  sessionStorage.removeItem(KEY);
  document.querySelector('#tour')?.remove();
  document.querySelector('.toured')?.classList.remove('toured');
}

function forward() {
  step += 1;
  if (step >= STEPS.length) return leave();
  show();
}

function show() {
  sessionStorage.setItem(KEY, step);
  document.querySelector('#tour')?.remove();
  const now = STEPS[step];
  const box = document.createElement('dialog');
  box.id = 'tour';
  box.setAttribute('aria-label', 'Tour, step ' + (step + 1) + ' of ' + STEPS.length);
  const count = document.createElement('p');
  count.className = 'hint';
  count.textContent = 'Step ' + (step + 1) + ' of ' + STEPS.length;
  const say = document.createElement('p');
  say.textContent = now.say;
  const acts = document.createElement('p');
  acts.className = 'acts';
  const button = (text, act) => {
    const b = document.createElement('button');
    b.type = 'button';
    b.textContent = text;
    b.addEventListener('click', act);
    acts.append(b);
  };
  if (!on(now.page)) button('Take me there', () => location.assign(now.go ?? now.page));
  else if (now.next) button(now.next, forward);
  button('Leave the tour', leave);
  box.append(count, say, acts);
  box.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') leave();
  });
  document.body.append(box);
  // The next step must not take the focus from what somebody works with.
  const held = document.activeElement;
  box.show();
  if (held !== document.body) held.focus();
  document.querySelectorAll('.toured').forEach((el) => el.classList.remove('toured'));
  if (on(now.page)) document.querySelector(now.at)?.classList.add('toured');
}

function check() {
  if (step < 0 || step >= STEPS.length) return;
  if (STEPS[step].done?.()) forward();
}

if (step >= 0) {
  show();
  check();
  setInterval(check, 500);
}
