// Patches the board, the table or the wall in place: nothing moves under a reader, nothing is styled or evaluated inline.
import { moment } from './fresh.js';
import { morph } from './morph.js';

const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const root = document.documentElement;
const live = $('#live');
const form = $('#filters');
let board = $('#board');
const view = board?.dataset.view;
let stream;
let paused = false;
let lastBeat = 0;
let skew = 0;
let scheduled = false;
let uncounted = false;
const held = new Map();
const queue = new Map();
const waiting = new Map();
const unsorted = new Set();
const newcomers = new Map();

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

function put(el, text) {
  if (el && el.textContent !== text) el.textContent = text;
}

// Many changes in one frame; of one person only the last, while paused too.
function push(key, change) {
  if (paused) {
    held.set(key, change);
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
  if (uncounted) counts();
}

// Lit for a moment, all let go of together.
const lit = new Map();
function mark(el) {
  el.classList.add('new');
  lit.set(el, Date.now());
}

function dim() {
  for (const [el, since] of lit) {
    if (Date.now() - since < 3000) continue;
    el.classList.remove('new');
    lit.delete(el);
  }
}

function upsert(html) {
  const next = fragment(html);
  if (view === 'table') {
    line(next);
    return;
  }
  const old = document.getElementById(next.id) || inTray(next.id);
  if (!old) return arrive(next);
  if (old.dataset.pw !== next.dataset.pw) {
    if (old.isConnected) leave(old, 'Now ' + title(next.dataset.pw));
    else untray(old);
    return arrive(next);
  }
  if (['t', 'n', 'band'].some((of) => old.dataset[of] !== next.dataset[of])) uncounted = true;
  morph(old, next);
  mark(old);
}

// The table keeps its order until it is asked to sort again; who is new comes then.
function line(next) {
  const old = document.getElementById(next.id);
  uncounted = true;
  unsorted.add(next.id);
  if (old) {
    morph(old, next);
    mark(old);
  } else newcomers.set(next.id, next);
}

const title = (pw) => $('#col' + pw + ' .pn').textContent;

function inTray(id) {
  for (const tray of waiting.values()) {
    const found = tray.find((el) => el.id === id);
    if (found) return found;
  }
  return null;
}

function untray(el) {
  uncounted = true;
  const tray = waiting.get(el.dataset.pw) || [];
  waiting.set(el.dataset.pw, tray.filter((other) => other !== el));
  showTray(el.dataset.pw);
}

// Newcomers never push anything down under a reader: they wait behind a button. A wall has no reader to press it.
function arrive(el) {
  uncounted = true;
  const pw = el.dataset.pw;
  const tray = waiting.get(pw) || [];
  tray.push(el);
  waiting.set(pw, tray);
  const pushes = $('#col' + pw).classList.contains('empty') && $('#unplaced');
  if (view === 'wall' || !(pushes || $('#col' + pw + ' .card'))) release(pw);
  else showTray(pw);
}

function showTray(pw) {
  const n = (waiting.get(pw) || []).length;
  const column = $('#col' + pw);
  const button = $('.tray', column);
  button.hidden = n === 0;
  button.textContent = n + ' new';
  button.setAttribute('aria-label', n + ' new, show them');
  if (pw !== 'none' || !$('#unplaced')) return;
  $('#unplaced').hidden = n === 0 || !column.classList.contains('empty');
  put($('#unplaced b'), String(n));
}

function release(pw) {
  const column = $('#col' + pw);
  column.classList.remove('empty');
  const newest = waiting.get(pw) || [];
  const held = document.activeElement?.matches('.tray, #unplaced');
  for (const el of newest) place(el);
  waiting.set(pw, []);
  showTray(pw);
  counts();
  if (held) newest[0]?.focus();
}

function before(a, b) {
  if (a.dataset.fast !== b.dataset.fast) return a.dataset.fast === '1';
  if (a.dataset.first !== b.dataset.first) return a.dataset.first === '1';
  return +a.dataset.t < +b.dataset.t;
}

function place(el) {
  const list = $('#col' + el.dataset.pw + ' ol');
  list.insertBefore(el, $$('.card', list).find((other) => before(el, other)) || null);
  mark(el);
}

function leave(el, why) {
  uncounted = true;
  el.classList.add('gone');
  el.removeAttribute('id');
  $('.rsn', el).dataset.gone = why;
  const around = el.closest('.col') || el;
  const drop = () => {
    if (around.matches(':hover') || around.contains(document.activeElement)) setTimeout(drop, 2000);
    else {
      el.remove();
      counts();
    }
  };
  setTimeout(drop, 6000);
}

const why = { left: 'Left', cancelled: 'Not admitted', stays: 'Needs hospital care again', filter: 'No longer in this list' };

function gone(text) {
  const [id, at, reason] = text.split(' ');
  const el = document.getElementById(id);
  unsorted.delete(id);
  if (newcomers.delete(id)) uncounted = true;
  if (el) leave(el, why[reason] + (reason === 'left' ? ' ' + at : ''));
  else {
    const tray = inTray(id);
    if (tray) untray(tray);
  }
}

// Figures always follow the people who are there, those in a tray too.
const now = () => (board.dataset.stream === undefined ? +board.dataset.now : Date.now() + skew);
const hours = (el) => Math.max(0, Math.floor((now() - el.dataset.t) / 36e5));
const span = (h) => (h < 24 ? h + 'h' : Math.floor(h / 24) + 'd ' + (h % 24) + 'h');
const median = (cards) => {
  const h = cards.map(hours).sort((a, b) => a - b);
  return h.length ? 'median ' + span(h[h.length >> 1]) : '';
};

function counts() {
  uncounted = false;
  if (view === 'table') {
    totals();
    return;
  }
  let all = 0;
  for (const col of $$('.col')) {
    const cards = [...$$('.card:not(.gone)', col), ...(waiting.get(col.dataset.pw) || [])];
    const n = cards.length;
    all += n;
    const bands = [0, 0, 0, 0, 0];
    for (const card of cards) bands[card.dataset.band]++;
    put($('[data-count]', col), String(n));
    put($(`[data-tabcount="${col.dataset.pw}"]`), String(n));
    put($('[data-med]', col), median(cards));
    put($('[data-over]', col), n ? cards.filter((c) => c.dataset.n >= 7).length + ' for 7 days or over' : '');
    for (const figure of $$('[data-med], [data-over]', col)) figure.hidden = !n;
    let x = 0;
    $$('.bandbar rect', col).forEach((bar, i) => {
      const w = n ? (300 * bands[i]) / n : 0;
      bar.setAttribute('x', x);
      bar.setAttribute('width', Math.max(0, w - 1));
      x += w;
    });
    $('.none', col).hidden = n > 0 || $$('.card', col).length > 0;
    if (view === 'wall' && col.dataset.pw === 'none') col.classList.toggle('empty', n === 0 && !$('.card', col));
  }
  put($('#shown'), String(all));
  document.dispatchEvent(new Event('counted'));
}

function totals() {
  const rows = [...$$('.row:not(.gone)', board), ...newcomers.values()];
  document.dispatchEvent(new Event('counted'));
  put($('#shown'), String(rows.length));
  put($('#people'), String(rows.length));
  put($('#nights'), String(rows.reduce((sum, row) => sum + +row.dataset.n, 0)));
  put($('#median'), median(rows));
  const button = $('#resort');
  button.hidden = unsorted.size === 0;
  put(button, 'Re-sort (' + unsorted.size + (unsorted.size === 1 ? ' change)' : ' changes)'));
}

function clocks() {
  if (board.dataset.stream === undefined) return;
  for (const card of $$('[data-t]:not(.gone)', board)) {
    const m = Math.max(0, Math.floor((now() - card.dataset.t) / 6e4));
    const h = Math.floor(m / 60);
    put($('.clk b', card), h < 24 ? h + 'h' : Math.floor(h / 24) + 'd');
    put($('.clk span', card), h < 24 ? (m % 60) + 'm' : (h % 24) + 'h');
  }
}

const running = () => !paused;

// One stream a page, with the page's own filter, from the page's own position. A page of the past has none.
function listen() {
  stream?.close();
  skew = +board.dataset.now - Date.now();
  if (board.dataset.stream === undefined) return;
  stream = new EventSource((board.dataset.live ?? '/live/board') + '?' + board.dataset.stream + '&since=' + board.dataset.position);
  stream.addEventListener('beat', (e) => {
    lastBeat = Date.now();
    if (paused) return;
    const [time, at] = e.data.split(' ');
    put($('#asof'), time);
    moment(at);
    state('live');
  });
  stream.addEventListener('upsert', (e) => {
    for (const html of e.data.split('\n')) {
      const id = /id="([^"]+)"/.exec(html)[1];
      push(id, () => upsert(html));
    }
  });
  stream.addEventListener('gone', (e) => {
    for (const text of e.data.split('\n')) push(text.split(' ')[0], () => gone(text));
  });
  stream.addEventListener('kpi', (e) => push('kpi', () => e.data.split('|').forEach((v, i) => put($(`[data-k="${i}"]`), v))));
  stream.addEventListener('pressure', (e) => push('pressure', () => $('#pressure')?.replaceWith(fragment(e.data))));
  stream.addEventListener('reload', () => {
    stream.close();
    dispatchEvent(new Event('lost'));
  });
  // A broken line is mended by the browser; an answer that is no stream is final, and ours to mend.
  stream.onerror = (e) => {
    if (e.target.readyState === EventSource.CLOSED) dispatchEvent(new Event('lost'));
  };
}

// Filters are in the address, so a filtered board can be shared; without script the form is sent.
let asked = 0;
async function load(url) {
  const mine = ++asked;
  const answer = await fetch(url, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (mine !== asked) return;
  if (!answer) {
    $('#say').textContent = 'Not answered. The people shown are those of before.';
    state('stale');
    return;
  }
  if (!answer.ok || answer.redirected) {
    location.assign(url);
    return;
  }
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['#board', '#scope', '#links', '#then', '.kpis', '#shown', '#pressure', '#machine', '#columns']) {
    if ($(part) && $(part, next)) $(part).replaceWith($(part, next));
  }
  $$('select', form).forEach((s) => s.classList.toggle('on', !!s.value));
  board = $('#board');
  for (const kept of [queue, held, waiting, newcomers, unsorted]) kept.clear();
  history.replaceState(null, '', url);
  select();
  counts();
  listen();
  if (document.activeElement === document.body) board.focus({ preventScroll: true });
}

function refilter() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, v]) => v));
  return load('/flow' + (query.size ? '?' + query : ''));
}

let tab = '1';
function select() {
  $$('.col').forEach((col) => col.classList.toggle('sel', col.dataset.pw === tab));
  $$('[data-tab]').forEach((t) => t.setAttribute('aria-pressed', t.dataset.tab === tab));
}

function pause() {
  if ($('#pause').hidden) return;
  paused = !paused;
  $('#pause').setAttribute('aria-pressed', paused);
  state(paused ? 'paused' : Date.now() - lastBeat > 5000 ? 'stale' : 'live');
  if (!paused) {
    for (const [key, change] of held) push(key, change);
    held.clear();
  }
}

function dense(link) {
  const compact = root.dataset.density !== 'compact';
  const there = new URL(link.href);
  root.dataset.density = compact ? 'compact' : '';
  const said = $('span', link).textContent;
  $('span', link).textContent = link.dataset.other;
  link.dataset.other = said;
  history.replaceState(null, '', there);
  if (compact) there.searchParams.delete('density');
  else there.searchParams.set('density', 'compact');
  link.href = there;
  form.elements.density?.remove();
  if (!compact) return;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'density';
  field.value = 'compact';
  form.append(field);
}

function step(by) {
  const cards = $$('.card:not(.gone),.row:not(.gone)', board).filter((c) => c.offsetParent);
  const at = cards.indexOf(document.activeElement.closest?.('.card,.row'));
  const next = cards[Math.max(0, Math.min(cards.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
}

// Who speaks to the machine, or has a hand that trembles, can do without keys that act alone.
const KEYS_OFF = 'homeward-keys-off';

function keys(e) {
  if (localStorage.getItem(KEYS_OFF) && e.key !== 'Enter') return;
  if (e.ctrlKey || e.metaKey || e.altKey || $('#keys').open) return;
  if (/INPUT|SELECT|TEXTAREA/.test(e.target.tagName)) {
    if (e.key === 'Escape') e.target.blur();
    return;
  }
  if (e.key === '/') {
    e.preventDefault();
    form.elements.q.focus();
  } else if (e.key === 'Enter' && e.target.matches('.card,.row')) $('a.nm', e.target).click();
  else if (e.key === 'p') pause();
  else if (e.key === 'j') step(1);
  else if (e.key === 'k') step(-1);
  else if (e.key === '?') $('#keys').showModal();
}

function steered() {
  $('#pause').hidden = board.dataset.stream === undefined;
  if ($('#tabs')) $('#tabs').hidden = false;
  $('#go').hidden = true;
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
    const density = e.target.closest('#dens');
    if (tray) release(tray.closest('.col')?.dataset.pw ?? 'none');
    if (e.target.closest('#askkeys')) $('#keys').showModal();
    if (e.target.closest('#resort')) load(location.href);
    if (density) {
      e.preventDefault();
      dense(density);
    }
    if (t) {
      tab = t.dataset.tab;
      select();
    }
  });
  $('#pause').addEventListener('click', pause);
  $('#askkeys').hidden = false;
  $('#usekeys').checked = !localStorage.getItem(KEYS_OFF);
  $('#usekeys').addEventListener('change', (e) => {
    if (e.target.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, 'off');
  });
  addEventListener('keydown', keys);
}

// What was kept is looked at when it is opened.
function views() {
  $('#views').hidden = false;
  $('#views').addEventListener('toggle', () => import('./views.js'), { once: true });
}

if (board) {
  if (view === 'board') root.classList.add('tabbed');
  if (form) steered();
  if (view === 'table') import('./table.js');
  if ($('#views')) views();
  select();
  listen();
  lastBeat = Date.now();
  let looked = Date.now();
  setInterval(() => {
    const late = Date.now() - looked > 3000; // The page itself stood still: what came meanwhile is yet to be read.
    looked = Date.now();
    if (!late && !paused && board.dataset.stream !== undefined && Date.now() - lastBeat > 5000) state('stale');
  }, 250);
  setInterval(dim, 500);
  setInterval(() => {
    clocks();
    counts();
  }, 60000);
}
