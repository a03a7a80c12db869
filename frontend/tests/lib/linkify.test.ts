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

  it.each([
    ['https://example.com입니다', 'https://example.com'],
    ['https://example.com을 보세요', 'https://example.com'],
    ['https://example.com입니다.다음', 'https://example.com'],
    ['https://example.com.다음 문장', 'https://example.com'],
    ['https://example.com:8080에서 봐요', 'https://example.com:8080'],
    ['http://localhost:8000에서', 'http://localhost:8000'],
    ['http://192.168.0.7:8000으로', 'http://192.168.0.7:8000'],
    ['https://example.comです', 'https://example.com'],
    ['https://example.com，然后', 'https://example.com'],
    ['https://한글.kr', 'https://한글.kr'],
    ['https://한글.kr입니다', 'https://한글.kr'],
    ['https://예시.한국', 'https://예시.한국'],
    ['https://예시.한국을 보세요', 'https://예시.한국'],
    ['https://실례.테스트/경로', 'https://실례.테스트/경로'],
    ['https://www.예시.kr/소개', 'https://www.예시.kr/소개'],
    ['https://пример.рф/путь', 'https://пример.рф/путь'],
    ['https://example.com/path를 보세요', 'https://example.com/path'],
    ['https://example.com/path입니다.', 'https://example.com/path'],
    ['https://example.com/path에서는', 'https://example.com/path'],
    ['https://example.com/를 보세요', 'https://example.com/'],
    ['https://example.com/a.pdf로!', 'https://example.com/a.pdf'],
    ['https://example.com/a?b=1&c=2까지', 'https://example.com/a?b=1&c=2'],
    ['https://example.com/path를,다음', 'https://example.com/path'],
    ['https://example.com/%EA%B0%80는', 'https://example.com/%EA%B0%80'],
    ['https://ko.wikipedia.org/wiki/한글', 'https://ko.wikipedia.org/wiki/한글'],
    [
      'https://ko.wikipedia.org/wiki/자바_(프로그래밍_언어)',
      'https://ko.wikipedia.org/wiki/자바_(프로그래밍_언어)',
    ],
    ['https://a.example/?q=한글&n=1', 'https://a.example/?q=한글&n=1'],
    ['https://a.example/BTS방탄소년단', 'https://a.example/BTS방탄소년단'],
    ['https://en.wikipedia.org/wiki/Bar_(unit)', 'https://en.wikipedia.org/wiki/Bar_(unit)'],
    ['(https://en.wikipedia.org/wiki/Bar_(unit))', 'https://en.wikipedia.org/wiki/Bar_(unit)'],
    ['https://en.wikipedia.org/wiki/Bar_(unit)를', 'https://en.wikipedia.org/wiki/Bar_(unit)'],
    ['https://a.example/b[1]{2}', 'https://a.example/b[1]{2}'],
    ['[글](https://a.example/b)입니다', 'https://a.example/b'],
    ['(https://a.example/b)라고했어요', 'https://a.example/b'],
    ['https://a.example(공식)', 'https://a.example'],
    ['「https://a.example/b」', 'https://a.example/b'],
    ['（https://a.example/b）', 'https://a.example/b'],
    ['"https://a.example/b"', 'https://a.example/b'],
    ["'https://a.example/b'", 'https://a.example/b'],
    ['‘https://a.example/b’입니다', 'https://a.example/b'],
    ['“https://a.example/b”', 'https://a.example/b'],
    ['<https://a.example/b>', 'https://a.example/b'],
    ['**https://a.example/b**', 'https://a.example/b'],
    ['https://a.example/b?', 'https://a.example/b'],
    ['https://a.example/b?!', 'https://a.example/b'],
    ['https://a.example/b...', 'https://a.example/b'],
    ['https://a.example/b…', 'https://a.example/b'],
    ['https://a.example/b。', 'https://a.example/b'],
    ['https://a.example/b！', 'https://a.example/b'],
    ['https://a.example/b~', 'https://a.example/b'],
    ['https://a.example/b😀', 'https://a.example/b'],
    ['https://a.example?x=1#y', 'https://a.example?x=1#y'],
    ['https://a.example.', 'https://a.example'],
    ['https://a.example:', 'https://a.example'],
    ["https://a.example/it's", "https://a.example/it's"],
    ['http://[::1]:8000/a를', 'http://[::1]:8000/a'],
    ['http://[2001:db8::7]에서', 'http://[2001:db8::7]'],
    ['HTTPS://A.EXAMPLE/B', 'HTTPS://A.EXAMPLE/B'],
    ['https://web.example/web/https://a.example/b', 'https://web.example/web/https://a.example/b'],
  ])('in %j links %s', (message, link) => {
    expect(links(message)).toEqual([link]);
    const text = linkify(message).map((part) => part.text);
    expect(text.join('')).toBe(message);
  });

  it('finds the next address where particles were all that stood between', () => {
    expect(links('https://a.example와https://b.example/c,https://d.example')).toEqual([
      'https://a.example',
      'https://b.example/c,https://d.example',
    ]);
  });

  it.each(['https://입니다', 'https://.', 'http://(a)', 'https://…'])(
    'links nothing in %j',
    (text) => {
      expect(linkify(text)).toEqual([{ text }]);
    },
  );

  it('does not link what is no address', () => {
    expect(links('https:// 그리고 http://%')).toEqual([]);
  });

  it('treats markup as text', () => {
    expect(linkify('<b>hi</b>')).toEqual([{ text: '<b>hi</b>' }]);
  });
});
