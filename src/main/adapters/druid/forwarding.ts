/** What a router says that has nobody to pass a call on to. */

/** Whether a JSON answer is the one that the router's own servlet gives where the service behind it does not answer. */
export function isForwardingError(status: number, text: string): boolean {
  return (status === 502 || status === 504) && /"servlet"\s*:\s*"[^"]*ForwardingServlet/.test(text)
}
