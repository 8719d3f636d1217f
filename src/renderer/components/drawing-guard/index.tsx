/** Keeps a mistake in drawing one part of the page from taking the rest of the window with it. */
import { Component, type ReactNode } from 'react'

type Props = {
  /** Another one is drawn anew, whatever became of the one before. */
  readonly of: unknown
  /** In place of what could not be drawn. */
  readonly instead: (error: unknown, again: () => void) => ReactNode
  readonly children: ReactNode
}

type State = { readonly failed: { readonly error: unknown; readonly of: unknown } | null }

/** React has no hook for this: only a class is told of what failed below it. */
export class DrawingGuard extends Component<Props, State> {
  override state: State = { failed: null }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: { error, of: undefined } }
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: { error, of: this.props.of } })
  }

  override componentDidUpdate(): void {
    const { failed } = this.state
    if (failed && failed.of !== undefined && failed.of !== this.props.of) this.setState({ failed: null })
  }

  readonly again = () => this.setState({ failed: null })

  override render(): ReactNode {
    const { failed } = this.state
    if (!failed) return this.props.children
    return this.props.instead(failed.error, this.again)
  }
}
