/**
 * What runs before a page's own script, and in every browser: it has the stand-ins loaded where they are needed, and
 * says what to do where no page comes of it. Its syntax is that of 2015 or older, and it takes nothing for granted.
 */
declare const STAND_INS: string;

const OPEN_ELSEWHERE = {
  ko: '브라우저를 업데이트하거나 최신 Chrome, Safari, 삼성 인터넷으로 이 주소를 열어 주세요.',
  en: 'Please update the browser, or open this address in a current Chrome, Safari or Samsung Internet.',
};
/** Too old, by what it says itself. */
const OLD = {
  ko: '이 브라우저는 오래되어 페이지가 제대로 열리지 않을 수 있어요.',
  en: 'This browser is old, and the page may not work in it.',
};
/** The script did not arrive, did not parse or did not start. */
const FAILED = {
  ko: '페이지가 열리지 않았어요. 새로고침해 보고, 그래도 안 되면',
  en: 'The page did not open. Reload it; if that does not help:',
};

function line(lang: 'ko' | 'en', why: typeof OLD): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.lang = lang;
  paragraph.textContent = why[lang] + ' ' + OPEN_ELSEWHERE[lang];
  return paragraph;
}

/** Says it in both languages, above whatever is there: which one is spoken is known to the page that is missing. */
function show(why: typeof OLD): void {
  const box = document.createElement('div');
  box.id = 'no-page';
  box.setAttribute('role', 'alert');
  box.style.padding = '8px 16px';
  box.appendChild(line('ko', why));
  box.appendChild(line('en', why));
  document.body.insertBefore(box, document.body.firstChild);
}

function isThere(): boolean {
  for (
    let element = document.body.firstElementChild;
    element;
    element = element.nextElementSibling
  ) {
    if (!/^(NO)?SCRIPT$/.test(element.tagName)) return true;
  }
  return false;
}

function start(): void {
  // Older than the oldest that works: its syntax, or sheets, nothing can be put in the place of.
  if (!('flatMap' in []) || !window.HTMLDialogElement) return show(OLD);
  // The youngest of what the stand-ins stand in for. What is written here runs before every module.
  if (!('at' in [])) document.write('<script src="' + STAND_INS + '"></' + 'script>');
  // Modules have run by then, or have failed; however slow the network, not before.
  window.addEventListener('load', function () {
    if (!isThere()) show(FAILED);
  });
}

start();
