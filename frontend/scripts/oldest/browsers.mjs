/**
 * The oldest browsers that the pages are built for, by the names of MDN's table. Chromium is 69 under all its names:
 * the oldest in which join, chat, reactions and a reload were seen to work. The other two have had `<dialog>` from
 * here on, which cannot be stood in for.
 */
const CHROME = '69';
const FIREFOX = '98';
const SAFARI = '15.4';

export const OLDEST = {
  chrome: CHROME,
  chrome_android: CHROME,
  webview_android: CHROME,
  samsunginternet_android: '10.0',
  edge: '79',
  firefox: FIREFOX,
  firefox_android: FIREFOX,
  safari: SAFARI,
  safari_ios: SAFARI,
};

/** The same as a build's target. */
export const TARGET = [`chrome${CHROME}`, `firefox${FIREFOX}`, `safari${SAFARI}`];
