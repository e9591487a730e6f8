import { Usage } from "./usage";

export default function Page() {
	return (
		<main>
			<Usage userId="test123" />
		</main>
	);
}
