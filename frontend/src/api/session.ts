import { useSyncExternalStore } from 'react';

const KEY = 'token';
let signedOut = false;
const listeners = new Set<() => void>();

function notify() {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  // The storage event fires in other tabs: signing out in one signs out in all.
  window.addEventListener('storage', listener);
  listeners.add(listener);
  return () => {
    window.removeEventListener('storage', listener);
    listeners.delete(listener);
  };
}

/** Tells of a session that another tab began or ended; returns how to stop listening. */
export function onSessionElsewhere(listener: (token: string | null) => void): () => void {
  let before = getToken();
  const onStorage = () => {
    const token = getToken();
    if (token !== before) listener(token);
    before = token;
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

export function getToken(): string | null {
  return localStorage.getItem(KEY);
}

export function storeToken(token: string) {
  signedOut = false;
  localStorage.setItem(KEY, token);
  notify();
}

export function forgetToken() {
  localStorage.removeItem(KEY);
  notify();
}

/** Ends the session by the user's wish, as opposed to a token that is no longer accepted. */
export function signOut() {
  signedOut = true;
  forgetToken();
}

/** Whether the user ended the last session: then there is no page to come back to. */
export function hasSignedOut(): boolean {
  return signedOut;
}

/** The platform token of the signed-in user, or null; renders again when it changes. */
export function useToken(): string | null {
  return useSyncExternalStore(subscribe, getToken);
}
