import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/states.tsx';
import { offlineWords as words } from '../words/offline.ts';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a fault of one view to that view: rail, fleet bar and the other views go on. */
export class ViewBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    reportError(error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState
        failure={{ type: 'internal', message: words.fault, kept: words.faultKept, next: words.faultNext }}
        action={<Button onClick={() => this.setState({ failed: false })}>{words.drawAgain}</Button>}
      />
    );
  }
}
