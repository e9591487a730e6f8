/*
 * The page at /: its state is the URL's, its numbers are the store's, who may
 * see them is the session's, and all are drawn again whenever one of them
 * changes. The admin view, which brings its own numbers, comes when it is
 * opened.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { Formats } from "../shared/format.ts";
import type { UsageError } from "../shared/usage-error.ts";
import { UsageStore } from "../shared/usage-store.ts";
import type { SiteView } from "./admin/site-view.ts";
import { Bar } from "./bar.ts";
import { PluginGenerator } from "./generator.ts";
import { drawSiteStatus, drawStatus, drawStillSignedIn } from "./notices.ts";
import { ReaderSession } from "./session.ts";
import { SignIn } from "./sign-in.ts";
import { daysToAsk, type PageState, readState, writeState } from "./state.ts";
import { UsagePanels } from "./usage-panels.ts";
import { UserData } from "./user-data.ts";

const formats = new Formats();
const store = new UsageStore(draw);
const session = new ReaderSession(followReader);
const refresh = () => store.refresh();
const unknown = (error: UsageError) => session.end(error);
const generator = new PluginGenerator(formats, unknown);
const userData = new UserData(formats, refresh, unknown);
const signIn = new SignIn(formats, session);
const panels = new UsagePanels(
	formats,
	refresh,
	generator,
	signIn,
	userData,
);
const main = document.querySelector("main") as HTMLElement;
const status = byId("status");
const signOutButton = byId("sign-out");
const bar = new Bar(byId("bar") as HTMLFormElement, change);
let state = readState(location.search);
let siteView: SiteView | undefined;
let isSiteAsked = false;
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
		html`${drawFreshness()}
		${notSignedOut ? drawStillSignedIn(notSignedOut, signOut) : nothing}`,
		status,
	);
	if (numbers || failure || state.user === "") bar.addZones();
}

function drawFreshness(): TemplateResult | typeof nothing {
	if (state.site === null) return drawStatus(formats, store.view, refresh);
	return siteView?.isConnected
		? drawSiteStatus(formats, siteView.freshness, () => siteView?.refresh())
		: nothing;
}

/** The state asks for the admin view, and the reader is an admin. */
function isSite(): boolean {
	return state.site !== null && session.session?.role === "admin";
}

function showSite(): void {
	if (!isSite()) return;
	if (siteView) siteView.state = state;
	else if (!isSiteAsked) void bringSite();
}

async function bringSite(): Promise<void> {
	isSiteAsked = true;
	try {
		const { SiteView } = await import("./admin/site-view.ts");
		siteView = new SiteView({ formats, unknown, changed: draw, go: change });
		siteView.state = state;
		panels.site = siteView;
	} catch {
		panels.site = null;
	}
}

/** Shows what STATE says, to whoever may see it. */
function show(next: PageState): void {
	const { reader } = session;
	const bound = session.session?.userId ?? null;
	state = bound === null ? next : { ...next, user: bound };
	const isNobodys = reader.kind === "unknown" || state.site !== null;
	const user = isNobodys ? "" : state.user;
	bar.show(state, reader);
	panels.state = state;
	panels.reader = reader;
	signIn.ended = reader.kind === "unknown" ? reader.ended : undefined;
	signOutButton.hidden = session.session?.knownBy !== "cookie";
	generator.user = user;
	userData.user = user;
	generator.mayGenerate = session.session?.role !== "viewer";
	showSite();
	const name = isSite() ? "Administration" : user;
	document.title = name === "" ? "TokenMeter" : `${name} · TokenMeter`;
	store.show({
		userId: user,
		days: daysToAsk(state.period),
		timeZone: state.zone,
	});
	store.start();
	draw();
}

/** What the reader chose; a step that "back" takes back, but for INSTEAD. */
function change(part: Partial<PageState>, instead = false): void {
	const next = { ...state, ...part };
	if (instead) history.replaceState(null, "", writeState(next));
	else history.pushState(null, "", writeState(next));
	show(next);
}

/** Links within the page need no other document. */
function follow(event: MouseEvent): void {
	const link = (event.target as Element).closest("a[href^='?']");
	const isOther =
		event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
	if (!link || isOther) return;
	event.preventDefault();
	history.pushState(null, "", link.getAttribute("href"));
	show(readState(location.search));
	scrollTo(0, 0);
	// What had the focus is gone, or is of another view.
	main.focus({ preventScroll: true });
}

function followReader(): void {
	const wasSignedOut = panels.reader.kind === "unknown";
	const { reader } = session;
	if (reader.kind === "unknown") {
		generator.reset();
		siteView?.drop();
	}
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
main.addEventListener("click", follow);
addEventListener("popstate", () => show(readState(location.search)));
main.replaceChildren(panels);
show(state);
void session.ask();
