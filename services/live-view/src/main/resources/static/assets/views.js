// Views kept by name: an address each, in this browser, under the name of who keeps them.
const box = document.querySelector('#views');
const list = box.querySelector('ul');
const key = 'homeward.views.' + box.dataset.reader;

function kept() {
  try {
    const views = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(views) ? views.filter((view) => /^\/flow(\?|$)/.test(view.href)) : [];
  } catch {
    return [];
  }
}

function keep(views) {
  localStorage.setItem(key, JSON.stringify(views));
  show();
}

// What was looked for may be a name: it is not kept.
function here() {
  const there = new URL(location.href);
  there.searchParams.delete('q');
  return there.pathname + there.search;
}

function show() {
  list.replaceChildren(
    ...kept().map((view) => {
      const line = document.createElement('li');
      const link = document.createElement('a');
      link.href = view.href;
      link.textContent = view.name;
      if (view.href === here()) link.setAttribute('aria-current', 'page');
      const forget = document.createElement('button');
      forget.type = 'button';
      forget.textContent = 'Forget';
      forget.setAttribute('aria-label', 'Forget ' + view.name);
      forget.addEventListener('click', () => {
        keep(kept().filter((other) => other.name !== view.name));
        box.querySelector('summary').focus();
      });
      line.append(link, forget);
      return line;
    }),
  );
}

box.querySelector('form').addEventListener('submit', (e) => {
  e.preventDefault();
  const field = box.querySelector('#view');
  const name = field.value.trim();
  if (!name) return;
  keep([...kept().filter((view) => view.name !== name), { name, href: here() }]);
  field.value = '';
});
box.addEventListener('keydown', (e) => {
  if (e.key === 'Escape') box.open = false;
});
show();
