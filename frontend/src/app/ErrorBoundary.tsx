// The last net: a page that breaks while drawing is told in words, the rest stays usable.
import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { translate } from './i18n';

interface State {
  broken: boolean;
}

interface Props {
  /** another address is another try */
  path?: string;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.broken && before.path !== this.props.path) this.setState({ broken: false });
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="page-notice">
        <Notice
          tone="bad"
          live
          action={
            <Button
              small
              icon="refresh"
              onClick={() => {
                window.location.reload();
              }}
            >
              {translate('boundary.reload')}
            </Button>
          }
        >
          <h1>{translate('boundary.title')}</h1>
          <p>{translate('boundary.text')}</p>
        </Notice>
      </div>
    );
  }
}
