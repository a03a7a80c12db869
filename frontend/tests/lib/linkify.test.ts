import { linkify } from '@/lib/linkify';
import { describe, expect, it } from 'vitest';

const links = (message: string) => linkify(message).flatMap((part) => part.href ?? []);

describe('linkify', () => {
  it('keeps every character of the message', () => {
    const message = '앞 https://a.example/x?y=1&z=(2) 뒤 http://b.example.';
    expect(
      linkify(message)
        .map((part) => part.text)
        .join(''),
    ).toBe(message);
  });

  it('links http and https only', () => {
    expect(links('http://a.example https://b.example')).toEqual([
      'http://a.example',
      'https://b.example',
    ]);
    expect(links('javascript:alert(1) data:text/html,x ftp://a.example //b.example')).toEqual([]);
  });

  it('leaves the sentence its own punctuation', () => {
    expect(links('보세요 https://a.example/b. 그리고 (https://c.example/d)')).toEqual([
      'https://a.example/b',
      'https://c.example/d',
    ]);
  });

  it('does not link what is no address', () => {
    expect(links('https:// 그리고 http://%')).toEqual([]);
  });

  it('treats markup as text', () => {
    expect(linkify('<b>hi</b>')).toEqual([{ text: '<b>hi</b>' }]);
  });
});
