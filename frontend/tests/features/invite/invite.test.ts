import Code from '@/features/invite/Code.svelte';
import { copyText } from '@/lib/copy-text';
import {
  isLinkTo,
  isLoopback,
  linkTo,
  qrPath,
  readableLink,
  runForPhones,
} from '@/features/invite/join-link';
import { render } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mySession } from '../../server';

describe('Code', () => {
  it.each([
    ['ABCDEF', ['ABC', 'DEF']],
    ['ABCD', ['ABCD']],
    ['ABCDEFGH', ['ABCD', 'EFGH']],
    ['ABCDEFGHIJ', ['ABCDE', 'FGHIJ']],
    ['ABCDEFG', ['ABCDEFG']],
  ])('%s is read in equal groups and stays the plain code', (code, groups) => {
    const { container } = render(Code, { code });
    expect(container.textContent).toBe(code);
    const parts = [...container.querySelectorAll('.code > span')];
    expect(parts.map((part) => part.textContent)).toEqual(groups);
  });
});

describe('copyText', () => {
  afterEach(() => vi.unstubAllGlobals());

  function withoutClipboard(execCommand: () => boolean): void {
    vi.stubGlobal('navigator', { clipboard: undefined });
    Object.assign(document, { execCommand });
  }

  it('uses the clipboard where there is one', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    expect(await copyText('link')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('link');
  });

  it('copies a selection where there is none, and gives the focus back', async () => {
    let selected = '';
    withoutClipboard(() => {
      selected = document.querySelector('textarea')?.value ?? '';
      return true;
    });
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    expect(await copyText('link')).toBe(true);
    expect(selected).toBe('link');
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('says so when neither works', async () => {
    withoutClipboard(() => {
      throw new Error('not allowed');
    });
    expect(await copyText('link')).toBe(false);
  });
});

describe('the join link', () => {
  it.each([
    ['http://localhost:8000/join/ABC123', 'make run HOST=0.0.0.0'],
    ['http://localhost:8123/join/ABC123', 'make run HOST=0.0.0.0 PORT=8123'],
    ['http://localhost/join/ABC123', 'make run HOST=0.0.0.0'],
  ])('%s is opened to phones on its port', (link, words) => {
    expect(runForPhones(link)).toBe(words);
  });

  it.each(['localhost:8000', '127.0.0.1:8000', '127.1.2.3', '[::1]:8000', 'app.localhost'])(
    'at %s leads only to this computer',
    (host) => expect(isLoopback(`http://${host}/join/A`)).toBe(true),
  );

  it.each(['192.168.0.7:8000', 'engagenow.example', '127.example.com', 'localhost.example'])(
    'at %s leads others here',
    (host) => expect(isLoopback(`http://${host}/join/A`)).toBe(false),
  );

  it('is read without its scheme', () => {
    expect(readableLink('https://engagenow.example/join/A')).toBe('engagenow.example/join/A');
    expect(readableLink('http://a.example/join/A?k=a_-9')).toBe('a.example/join/A');
  });

  it('of another code is without the key of the one before', () => {
    const link = 'https://a.example/join/ABC123?k=a_-9';
    expect(linkTo(link, 'ABC123')).toBe(link);
    expect(linkTo(link, 'NEW123')).toBe('https://a.example/join/NEW123');
    expect([isLinkTo(link, 'ABC123'), isLinkTo(link, 'NEW123')]).toEqual([true, false]);
  });

  it("has its picture at the page's own origin, in both kinds", () => {
    expect(qrPath(mySession(), 'svg')).toBe('/api/sessions/s1/qr.svg?k=key');
    expect(qrPath(mySession(), 'png')).toBe('/api/sessions/s1/qr.png?k=key');
  });
});
