import { invoke } from '../client/host.ts';

/** One page tells so many faults at most; what fails in a loop says nothing new. */
const most = 20;

/** Has faults of this page that nobody caught written into the host's log file. Returns how to stop. */
export function reportFaults(page: Window = window): () => void {
  let told = 0;
  const tell = (error: unknown, place: string) => {
    told += 1;
    if (told > most) return;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack = error instanceof Error ? error.stack?.slice(0, 10_000) : undefined;
    void invoke('fault.report', { message: message.slice(0, 2000) || 'no words', stack, place });
  };
  const onError = ({ error, message }: ErrorEvent) => tell(error ?? message, 'script');
  const onRejection = ({ reason }: PromiseRejectionEvent) => tell(reason, 'promise');
  page.addEventListener('error', onError);
  page.addEventListener('unhandledrejection', onRejection);
  return () => {
    page.removeEventListener('error', onError);
    page.removeEventListener('unhandledrejection', onRejection);
  };
}
