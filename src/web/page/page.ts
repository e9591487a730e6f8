/*
 * The page at /: its state is the URL's, its numbers are the store's, and both
 * are drawn again whenever one of them changes.
 */
import { render } from "lit";
import { Formats } from "../shared/format.ts";
import { UsageStore } from "../shared/usage-store.ts";
import { Bar } from "./bar.ts";
import { PluginGenerator } from "./generator.ts";
import { drawStatus } from "./notices.ts";
import { daysToAsk, type PageState, readState, writeState } from "./state.ts";
import { UsagePanels } from "./usage-panels.ts";

const formats = new Formats();
const store = new UsageStore(draw);
const refresh = () => store.refresh();
const generator = new PluginGenerator(formats);
const panels = new UsagePanels(formats, refresh, generator);
const status = byId("status");
const bar = new Bar(byId("bar") as HTMLFormElement, change);
let state = readState(location.search);

function byId(id: string): HTMLElement {
	return document.getElementById(id) as HTMLElement;
}

function draw(): void {
	panels.view = store.view;
	render(drawStatus(formats, store.view, refresh), status);
	const { document: numbers, failure } = store.view;
	if (numbers || failure || state.user === "") bar.addZones();
}

/** Shows what STATE says. */
function show(next: PageState): void {
	state = next;
	bar.show(state);
	panels.state = state;
	generator.user = state.user;
	document.title = state.user === "" ? "TokenMeter" : `${state.user} · TokenMeter`;
	store.show({
		userId: state.user,
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

addEventListener("popstate", () => show(readState(location.search)));
document.querySelector("main")?.replaceChildren(panels);
show(state);
