/** The session that a screen's token is of, by what the token says of itself; the server verifies it. */
export function sessionOf(token: string): string | null {
  try {
    const [, claims = ''] = token.split('.');
    const { session_id } = JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as {
      session_id?: unknown;
    };
    return typeof session_id === 'string' && session_id ? session_id : null;
  } catch {
    return null;
  }
}
