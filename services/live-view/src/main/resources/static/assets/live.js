// Patches the board in place: nothing moves under a reader, nothing is styled or evaluated inline.
const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const root = document.documentElement;
const live = $('#live');
const form = $('#filters');
let board = $('#board');
let stream;
let paused = false;
let lastBeat = 0;
let skew = 0;
let held = [];
let scheduled = false;
const queue = new Map();
const waiting = new Map();

const words = { live: 'Live', paused: 'Paused', stale: 'Not live' };
const aloud = { live: 'Live updates on', paused: 'Updates paused', stale: 'Connection lost, showing older data' };

function state(next) {
  if (live.dataset.state === next) return;
  live.dataset.state = next;
  $('#state').textContent = words[next];
  $('#say').textContent = aloud[next];
}

function fragment(html) {
  const t = document.createElement('template');
  t.innerHTML = html;
  return t.content.firstElementChild;
}

// Many changes in one frame; of one person only the last.
function push(key, change) {
  if (paused) {
    held.push([key, change]);
    return;
  }
  queue.set(key, change);
  if (!scheduled) {
    scheduled = true;
    requestAnimationFrame(flush);
    setTimeout(flush, 250); // A page in the background gets no frames.
  }
}

function flush() {
  if (!scheduled) return;
  scheduled = false;
  const changes = [...queue.values()];
  queue.clear();
  for (const change of changes) change();
  counts();
}

function upsert(html) {
  const next = fragment(html);
  const old = document.getElementById(next.id) || inTray(next.id);
  if (!old) return arrive(next);
  if (old.dataset.pw !== next.dataset.pw) {
    if (old.isConnected) leave(old, 'Now ' + title(next.dataset.pw));
    else untray(old);
    return arrive(next);
  }
  for (const part of ['clk', 'l1', 'l2', 'l3']) {
    const a = $('.' + part, old);
    const b = $('.' + part, next);
    if (a.outerHTML !== b.outerHTML) a.replaceWith(b);
  }
  for (const key in next.dataset) old.dataset[key] = next.dataset[key];
  mark(old);
}

const title = (pw) => $('#col' + pw + ' .pn').textContent;

function mark(el) {
  el.classList.remove('new');
  void el.offsetWidth;
  el.classList.add('new');
}

function inTray(id) {
  for (const tray of waiting.values()) {
    const found = tray.find((el) => el.id === id);
    if (found) return found;
  }
  return null;
}

function untray(el) {
  const tray = waiting.get(el.dataset.pw) || [];
  waiting.set(el.dataset.pw, tray.filter((other) => other !== el));
  showTray(el.dataset.pw);
}

// Newcomers never push cards down under a reader: they wait behind a button.
function arrive(el) {
  const pw = el.dataset.pw;
  const tray = waiting.get(pw) || [];
  tray.push(el);
  waiting.set(pw, tray);
  $('#col' + pw).classList.remove('empty');
  if (!$('#col' + pw + ' .card')) release(pw);
  else showTray(pw);
}

function showTray(pw) {
  const n = (waiting.get(pw) || []).length;
  const button = $('#col' + pw + ' .tray');
  button.hidden = n === 0;
  button.textContent = n + ' new';
  button.setAttribute('aria-label', n + ' new, show them');
}

function release(pw) {
  for (const el of waiting.get(pw) || []) place(el);
  waiting.set(pw, []);
  showTray(pw);
  counts();
}

function before(a, b) {
  if (a.dataset.first !== b.dataset.first) return a.dataset.first === '1';
  return +a.dataset.t < +b.dataset.t;
}

function place(el) {
  const list = $('#col' + el.dataset.pw + ' ol');
  list.insertBefore(el, $$('.card', list).find((other) => before(el, other)) || null);
  mark(el);
}

function leave(el, why) {
  el.classList.add('gone');
  el.removeAttribute('id');
  $('.rsn', el).dataset.gone = why;
  const col = el.closest('.col');
  const drop = () => {
    if (col.matches(':hover') || col.contains(document.activeElement)) setTimeout(drop, 2000);
    else {
      el.remove();
      counts();
    }
  };
  setTimeout(drop, 6000);
}

const why = { left: 'Left', cancelled: 'Not admitted', stays: 'Needs hospital care again', filter: 'No longer in this list' };

function gone(line) {
  const [id, at, reason] = line.split(' ');
  const el = document.getElementById(id);
  if (el) leave(el, why[reason] + (reason === 'left' ? ' ' + at : ''));
  else {
    const held = inTray(id);
    if (held) untray(held);
  }
}

// Figures of a column always follow the cards that are there, in the tray too.
const now = () => Date.now() + skew;
const hours = (el) => Math.max(0, Math.floor((now() - el.dataset.t) / 36e5));
const span = (h) => (h < 24 ? h + 'h' : Math.floor(h / 24) + 'd ' + (h % 24) + 'h');

function put(el, text) {
  if (el.textContent !== text) el.textContent = text;
}

function counts() {
  let all = 0;
  for (const col of $$('.col')) {
    const cards = [...$$('.card:not(.gone)', col), ...(waiting.get(col.dataset.pw) || [])];
    const n = cards.length;
    all += n;
    const h = cards.map(hours).sort((a, b) => a - b);
    const bands = [0, 0, 0, 0, 0];
    for (const card of cards) bands[card.dataset.band]++;
    put($('[data-count]', col), String(n));
    put($(`[data-tabcount="${col.dataset.pw}"]`), String(n));
    put($('[data-med]', col), n ? 'median ' + span(h[n >> 1]) : '');
    put($('[data-over]', col), n ? cards.filter((c) => c.dataset.n >= 7).length + ' over 7 days' : '');
    let x = 0;
    $$('.bandbar rect', col).forEach((bar, i) => {
      const w = n ? (300 * bands[i]) / n : 0;
      bar.setAttribute('x', x);
      bar.setAttribute('width', Math.max(0, w - 1));
      x += w;
    });
    $('.none', col).hidden = n > 0 || $$('.card', col).length > 0;
    if (col.dataset.pw === 'none') col.classList.toggle('empty', n === 0 && !$('.card', col));
  }
  put($('#shown'), String(all));
}

function clocks() {
  for (const card of $$('.card:not(.gone)')) {
    const m = Math.max(0, Math.floor((now() - card.dataset.t) / 6e4));
    const h = Math.floor(m / 60);
    put($('.clk b', card), h < 24 ? h + 'h' : Math.floor(h / 24) + 'd');
    put($('.clk span', card), h < 24 ? (m % 60) + 'm' : (h % 24) + 'h');
  }
}

// One stream a page, with the page's own filter, from the page's own position.
function listen() {
  stream?.close();
  const query = board.dataset.stream + '&since=' + board.dataset.position;
  skew = +board.dataset.now - Date.now();
  stream = new EventSource('/live/board?' + query);
  stream.addEventListener('beat', (e) => {
    lastBeat = Date.now();
    if (paused) return;
    put($('#asof'), e.data.split(' ')[0]);
    state('live');
  });
  stream.addEventListener('upsert', (e) => {
    for (const html of e.data.split('\n')) {
      const id = /id="([^"]+)"/.exec(html)[1];
      push(id, () => upsert(html));
    }
  });
  stream.addEventListener('gone', (e) => {
    for (const line of e.data.split('\n')) push(line.split(' ')[0], () => gone(line));
  });
  stream.addEventListener('kpi', (e) => push('kpi', () => e.data.split('|').forEach((v, i) => put($(`[data-k="${i}"]`), v))));
  stream.addEventListener('pressure', (e) => push('pressure', () => $('#pressure').replaceWith(fragment(e.data))));
  stream.addEventListener('reload', () => {
    stream.close();
    location.reload();
  });
}

// Filters are in the address, so a filtered board can be shared; without script the form is sent.
let asked = 0;
async function refilter() {
  const mine = ++asked;
  const query = new URLSearchParams([...new FormData(form)].filter(([, v]) => v));
  const url = '/flow' + (query.size ? '?' + query : '');
  const answer = await fetch(url, { headers: { Accept: 'text/html' } });
  if (mine !== asked) return;
  if (!answer.ok || answer.redirected) {
    location.assign(url);
    return;
  }
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['#board', '#scope', '.kpis', '#shown', '#pressure']) $(part).replaceWith($(part, next));
  $$('select', form).forEach((s) => s.classList.toggle('on', !!s.value));
  board = $('#board');
  queue.clear();
  held = [];
  waiting.clear();
  history.replaceState(null, '', url);
  select();
  counts();
  listen();
}

let tab = '1';
function select() {
  $$('.col').forEach((col) => col.classList.toggle('sel', col.dataset.pw === tab));
  $$('[data-tab]').forEach((t) => t.setAttribute('aria-pressed', t.dataset.tab === tab));
}

function pause() {
  paused = !paused;
  $('#pause').setAttribute('aria-pressed', paused);
  state(paused ? 'paused' : Date.now() - lastBeat > 5000 ? 'stale' : 'live');
  if (!paused) for (const [key, change] of held.splice(0)) push(key, change);
}

function dense() {
  const compact = root.dataset.density !== 'compact';
  root.dataset.density = compact ? 'compact' : '';
  $('#dens').setAttribute('aria-pressed', compact);
  const url = new URL(location);
  if (compact) url.searchParams.set('density', 'compact');
  else url.searchParams.delete('density');
  history.replaceState(null, '', url);
  let field = form.elements.density;
  if (compact && !field) {
    field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'density';
    form.append(field);
  }
  if (field) field.value = compact ? 'compact' : '';
}

function step(by) {
  const cards = $$('.card:not(.gone)').filter((c) => c.offsetParent);
  const at = cards.indexOf(document.activeElement);
  const next = cards[Math.max(0, Math.min(cards.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
}

function keys(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || $('#keys').open) return;
  if (/INPUT|SELECT|TEXTAREA/.test(e.target.tagName)) {
    if (e.key === 'Escape') e.target.blur();
    return;
  }
  if (e.key === '/') {
    e.preventDefault();
    form.elements.q.focus();
  } else if (e.key === 'p') pause();
  else if (e.key === 'j') step(1);
  else if (e.key === 'k') step(-1);
  else if (e.key === '?') $('#keys').showModal();
}

if (board) {
  $('#tools').hidden = false;
  $('#tabs').hidden = false;
  $('#go').hidden = true;
  root.classList.add('tabbed');
  let typing;
  form.addEventListener('input', (e) => {
    clearTimeout(typing);
    typing = setTimeout(refilter, e.target.name === 'q' ? 300 : 0);
  });
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    refilter();
  });
  document.addEventListener('click', (e) => {
    const tray = e.target.closest('.tray');
    const t = e.target.closest('[data-tab]');
    if (tray) release(tray.closest('.col').dataset.pw);
    if (t) {
      tab = t.dataset.tab;
      select();
    }
  });
  $('#pause').addEventListener('click', pause);
  $('#dens').addEventListener('click', dense);
  $('#print').addEventListener('click', () => print());
  addEventListener('keydown', keys);
  select();
  listen();
  lastBeat = Date.now();
  setInterval(() => {
    if (!paused && Date.now() - lastBeat > 5000) state('stale');
  }, 1000);
  setInterval(() => {
    clocks();
    counts();
  }, 60000);
}
