import type { CDPSession } from '@playwright/test';
import { expect, test } from '../roles/fixtures';
import type { Participant } from '../roles/participant/participant';

// Only Chromium lets a test play an input method.
test.describe('Hangul', { tag: '@chromium' }, () => {
  let keyboard: CDPSession;

  test.beforeEach(async ({ participant, talk }) => {
    keyboard = await participant.page.context().newCDPSession(participant.page);
    await participant.joins(talk.session_code, '지수');
    await participant.field.focus();
  });

  /** Types as on a two-set keyboard: the last syllable is still being composed. */
  async function composes(done: string, steps: string[]): Promise<void> {
    await keyboard.send('Input.insertText', { text: done });
    for (const text of steps) {
      const caret = { selectionStart: text.length, selectionEnd: text.length };
      await keyboard.send('Input.imeSetComposition', { text, ...caret });
    }
  }

  const commits = (text: string) => keyboard.send('Input.insertText', { text });

  async function key(type: 'rawKeyDown' | 'keyUp', name: 'Enter' | 'Process'): Promise<void> {
    const windowsVirtualKeyCode = name === 'Process' ? 229 : 13;
    const press = { type, key: name, code: 'Enter', windowsVirtualKeyCode };
    await keyboard.send('Input.dispatchKeyEvent', press);
  }

  async function breaksLine(): Promise<void> {
    await keyboard.send('Input.dispatchKeyEvent', { type: 'char', text: '\r', key: 'Enter' });
  }

  async function wasSentOnce(participant: Participant, text: string): Promise<void> {
    await participant.seesDelivered(text);
    await expect(participant.field).toHaveValue('');
    await participant.delivers('다음 말');
    expect(await participant.conversation()).toEqual([text, '다음 말']);
  }

  test('as Windows does it: the syllable is finished, then the line is broken', async ({
    participant,
  }) => {
    await composes('안녕하세', ['ㅇ', '요']);
    await key('rawKeyDown', 'Process');
    await commits('요');
    await breaksLine();
    await key('keyUp', 'Enter');
    await wasSentOnce(participant, '안녕하세요');
  });

  test(
    'as macOS does it: Enter comes twice, once for the syllable',
    { tag: '@nightly' },
    async ({ participant }) => {
      await composes('반가워', ['ㅇ', '요']);
      await key('rawKeyDown', 'Process');
      await commits('요');
      await key('rawKeyDown', 'Enter');
      await breaksLine();
      await key('keyUp', 'Enter');
      await wasSentOnce(participant, '반가워요');
    },
  );

  test('the button in the middle of a syllable sends the whole of it', async ({ participant }) => {
    await composes('고마워', ['ㅇ', '요']);
    await participant.press(participant.sendButton);
    await wasSentOnce(participant, '고마워요');
  });
});

test('Shift and Enter break the line, Enter sends it', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await participant.field.focus();
  await participant.page.keyboard.type('one');
  await participant.page.keyboard.press('Shift+Enter');
  await participant.page.keyboard.type('two');
  await participant.page.keyboard.press('Enter');
  await expect(participant.field).toHaveValue('');
  await expect.poll(() => participant.conversation()).toEqual(['one\ntwo']);
});
