import { createApp } from "vue";
import Usage from "./Usage.vue";

// The browser test looks for what it brings.
const fetchToken = async () => "a-token-of-the-page";

createApp(Usage, { userId: "test123", fetchToken }).mount("main");
