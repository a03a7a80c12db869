import type { LiveSessionView } from '@/contract/rest';
import { vi } from 'vitest';
import { session, switches } from './makers';

/** One of my sessions as the REST API tells it. */
export function mySession(change: Partial<LiveSessionView> = {}): LiveSessionView {
  return {
    ...session({ status: 'draft', features: switches({ chat: false }) }),
    qr_code_url: 'http://192.168.0.7:8000/api/sessions/s1/qr.svg',
    join_url: 'http://192.168.0.7:8000/join/TEST01?k=key',
    my_role: 'presenter',
    participant_total: 0,
    participant_count: 0,
    updated_at: '2026-11-20T08:00:00Z',
    delete_at: '2027-11-20T08:00:00Z',
    ends_at: null,
    reopen_until: null,
    archived_at: null,
    ...change,
  };
}

interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Lets the REST API answer these one after the other; returns what it was asked, as "METHOD path". */
export function serverAnswers(...answers: (Answer | 'no network')[]) {
  const asked: string[] = [];
  const fetch = vi.fn(async (path: string, { method = 'GET' }: RequestInit) => {
    asked.push(`${method} ${path}`);
    const answer = answers.shift();
    if (!answer || answer === 'no network') throw new TypeError('Failed to fetch');
    const { status = 200, body = null, headers } = answer;
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
  });
  vi.stubGlobal('fetch', fetch);
  return { asked, fetch };
}

/** A problem+json answer. */
export function problem(status: number, code: string, detail = ''): Answer {
  return { status, body: { status, code, detail, type: 'about:blank', title: code } };
}
