/*
 * The page at /: its state is the URL's, its numbers are the store's, who may
 * see them is the session's, and all are drawn again whenever one of them
 * changes.
 */
import { html, nothing, render } from "lit";
import { Formats } from "../shared/format.ts";
import type { UsageError } from "../shared/usage-error.ts";
import { UsageStore } from "../shared/usage-store.ts";
import { Bar } from "./bar.ts";
import { PluginGenerator } from "./generator.ts";
import { drawStatus, drawStillSignedIn } from "./notices.ts";
import { ReaderSession } from "./session.ts";
import { SignIn } from "./sign-in.ts";
import { daysToAsk, type PageState, readState, writeState } from "./state.ts";
import { UsagePanels } from "./usage-panels.ts";

const formats = new Formats();
const store = new UsageStore(draw);
const session = new ReaderSession(followReader);
const refresh = () => store.refresh();
const generator = new PluginGenerator(formats, (error) => session.end(error));
const signIn = new SignIn(formats, session);
const panels = new UsagePanels(formats, refresh, generator, signIn);
const main = document.querySelector("main") as HTMLElement;
const status = byId("status");
const signOutButton = byId("sign-out");
const bar = new Bar(byId("bar") as HTMLFormElement, change);
let state = readState(location.search);
/** Why the reader could not be signed out. */
let notSignedOut: UsageError | undefined;

function byId(id: string): HTMLElement {
	return document.getElementById(id) as HTMLElement;
}

function draw(): void {
	const { document: numbers, failure } = store.view;
	if (failure?.status === 401 && session.reader.kind !== "unknown") {
		// It draws as well, without the numbers.
		session.end(failure);
		return;
	}
	panels.view = store.view;
	render(
		html`${drawStatus(formats, store.view, refresh)}
		${notSignedOut ? drawStillSignedIn(notSignedOut, signOut) : nothing}`,
		status,
	);
	if (numbers || failure || state.user === "") bar.addZones();
}

/** Shows what STATE says, to whoever may see it. */
function show(next: PageState): void {
	const { reader } = session;
	const bound = session.session?.userId ?? null;
	state = bound === null ? next : { ...next, user: bound };
	const user = reader.kind === "unknown" ? "" : state.user;
	bar.show(state, reader);
	panels.state = state;
	panels.reader = reader;
	signIn.ended = reader.kind === "unknown" ? reader.ended : undefined;
	signOutButton.hidden = session.session?.knownBy !== "cookie";
	generator.user = user;
	generator.mayGenerate = session.session?.role !== "viewer";
	document.title = user === "" ? "TokenMeter" : `${user} · TokenMeter`;
	store.show({
		userId: user,
		days: daysToAsk(state.period),
		timeZone: state.zone,
	});
	store.start();
	draw();
}

/** What the reader chose; a step that "back" takes back. */
function change(part: Partial<PageState>): void {
	const next = { ...state, ...part };
	history.pushState(null, "", writeState(next));
	show(next);
}

function followReader(): void {
	const wasSignedOut = panels.reader.kind === "unknown";
	const { reader } = session;
	if (reader.kind === "unknown") generator.reset();
	notSignedOut = undefined;
	show(state);
	if (reader.kind !== "known") return;
	if (reader.session.userId !== null) {
		history.replaceState(null, "", writeState(state));
	}
	// What had the focus is gone.
	if (wasSignedOut) main.focus({ preventScroll: true });
}

function signOut(): void {
	session.signOut().catch((error: UsageError) => {
		notSignedOut = error;
		draw();
	});
}

signOutButton.addEventListener("click", signOut);
addEventListener("popstate", () => show(readState(location.search)));
main.replaceChildren(panels);
show(state);
void session.ask();
