import { LitElement, html } from "lit";
export class TokenUsageStats extends LitElement { override render() { return html``; } }
globalThis.customElements?.define("token-usage-stats", TokenUsageStats);
