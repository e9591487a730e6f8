#include "java.h"

#include "escape.h"

/* The statements stand in a method that has `player`. */
static const struct {
	const char *description;
	const char *statements;
} actions[] = {
    [PROMPT_ACTION_MESSAGE] = {"Answers with a message",
	"\t\tplayer.sendMessage(\"This command works.\");\n"},
    [PROMPT_ACTION_HOME] = {"Takes you to your bed",
	"\t\tLocation bed = player.getBedSpawnLocation();\n"
	"\t\tplayer.teleport(bed != null\n"
	"\t\t\t\t? bed : player.getWorld().getSpawnLocation());\n"
	"\t\tplayer.sendMessage(\"Welcome home.\");\n"},
    [PROMPT_ACTION_SPAWN] = {"Takes you to the world's spawn",
	"\t\tplayer.teleport(player.getWorld().getSpawnLocation());\n"
	"\t\tplayer.sendMessage(\"You are at the spawn.\");\n"},
    [PROMPT_ACTION_HEAL] = {"Heals you",
	"\t\tplayer.setHealth(20.0);\n"
	"\t\tplayer.sendMessage(\"You are healed.\");\n"},
    [PROMPT_ACTION_FEED] = {"Feeds you",
	"\t\tplayer.setFoodLevel(20);\n"
	"\t\tplayer.sendMessage(\"You are not hungry any more.\");\n"},
    [PROMPT_ACTION_FLY] = {"Turns flying on and off",
	"\t\tplayer.setAllowFlight(!player.getAllowFlight());\n"
	"\t\tplayer.sendMessage(player.getAllowFlight()\n"
	"\t\t\t\t? \"You can fly.\" : \"You cannot fly any more.\");\n"},
};

const char *java_action_description(enum prompt_action action)
{
	return actions[action].description;
}

static bool listens(const struct prompt *prompt)
{
	return prompt->welcomes || prompt->says_goodbye;
}

static bool has_commands(const struct prompt *prompt)
{
	return prompt->command_count > 0;
}

static bool has_cooldown(const struct prompt *prompt)
{
	return has_commands(prompt) && prompt->cooldown_seconds > 0;
}

static bool has_action(const struct prompt *prompt, enum prompt_action action)
{
	for (size_t i = 0; i < prompt->command_count; i++)
		if (prompt->commands[i].action == action)
			return true;
	return false;
}

static void add_import(struct buffer *out, bool needed, const char *name)
{
	if (needed)
		buffer_add_format(out, "import %s;\n", name);
}

static void add_imports(struct buffer *out, const struct prompt *prompt)
{
	add_import(out, has_cooldown(prompt), "java.util.HashMap");
	add_import(out, has_cooldown(prompt), "java.util.Map");
	add_import(out, has_cooldown(prompt), "java.util.UUID");
	add_import(
	    out, has_action(prompt, PROMPT_ACTION_HOME), "org.bukkit.Location");
	add_import(out, has_commands(prompt), "org.bukkit.command.Command");
	add_import(
	    out, has_commands(prompt), "org.bukkit.command.CommandSender");
	add_import(out, has_commands(prompt), "org.bukkit.entity.Player");
	add_import(out, listens(prompt), "org.bukkit.event.EventHandler");
	add_import(out, listens(prompt), "org.bukkit.event.Listener");
	add_import(
	    out, prompt->welcomes, "org.bukkit.event.player.PlayerJoinEvent");
	add_import(out, prompt->says_goodbye,
	    "org.bukkit.event.player.PlayerQuitEvent");
	add_import(out, true, "org.bukkit.plugin.java.JavaPlugin");
}

static void add_start(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_text(out, "\t@Override\n\tpublic void onEnable() {\n");
	if (listens(prompt))
		buffer_add_text(out, "\t\tgetServer().getPluginManager()"
				     ".registerEvents(this, this);\n");
	buffer_add_text(out, "\t\tgetLogger().info("
			     "\"Made by demo-template from templates.\");\n"
			     "\t}\n");
}

static void add_command_switch(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_text(out, "\t\tswitch (command.getName()) {\n");
	for (size_t i = 0; i < prompt->command_count; i++)
		buffer_add_format(out,
		    "\t\tcase \"%s\":\n"
		    "\t\t\trunCommand%zu(player);\n"
		    "\t\t\treturn true;\n",
		    prompt->commands[i].name, i + 1);
	buffer_add_text(out, "\t\tdefault:\n"
			     "\t\t\treturn false;\n"
			     "\t\t}\n");
}

static void add_on_command(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_text(out,
	    "\n\t@Override\n"
	    "\tpublic boolean onCommand(CommandSender sender, "
	    "Command command,\n"
	    "\t\t\tString label, String[] arguments) {\n"
	    "\t\tif (!(sender instanceof Player)) {\n"
	    "\t\t\tsender.sendMessage(\"This command is for players.\");\n"
	    "\t\t\treturn true;\n"
	    "\t\t}\n"
	    "\t\tPlayer player = (Player) sender;\n");
	if (has_cooldown(prompt))
		buffer_add_text(out,
		    "\t\tif (mustWait(player, command.getName())) {\n"
		    "\t\t\treturn true;\n"
		    "\t\t}\n");
	add_command_switch(out, prompt);
	buffer_add_text(out, "\t}\n");
}

static void add_command_methods(struct buffer *out, const struct prompt *prompt)
{
	for (size_t i = 0; i < prompt->command_count; i++)
		buffer_add_format(out,
		    "\n\t/** /%s */\n"
		    "\tprivate void runCommand%zu(Player player) {\n"
		    "%s"
		    "\t}\n",
		    prompt->commands[i].name, i + 1,
		    actions[prompt->commands[i].action].statements);
}

static void add_cooldown_fields(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_format(out,
	    "\tprivate static final long COOLDOWN_MILLIS = %uL * 1000L;\n\n"
	    "\tprivate final Map<UUID, Map<String, Long>> lastUse = "
	    "new HashMap<>();\n\n",
	    prompt->cooldown_seconds);
}

static void add_cooldown_method(struct buffer *out)
{
	buffer_add_text(out,
	    "\n\tprivate boolean mustWait(Player player, String command) {\n"
	    "\t\tMap<String, Long> uses = lastUse.computeIfAbsent(\n"
	    "\t\t\t\tplayer.getUniqueId(), id -> new HashMap<>());\n"
	    "\t\tlong now = System.currentTimeMillis();\n"
	    "\t\tlong left = uses.getOrDefault(command, 0L)\n"
	    "\t\t\t\t+ COOLDOWN_MILLIS - now;\n"
	    "\t\tif (left > 0) {\n"
	    "\t\t\tplayer.sendMessage(\"Please wait \"\n"
	    "\t\t\t\t\t+ (left + 999) / 1000 + \" more seconds.\");\n"
	    "\t\t\treturn true;\n"
	    "\t\t}\n"
	    "\t\tuses.put(command, now);\n"
	    "\t\treturn false;\n"
	    "\t}\n");
}

static void add_welcome(struct buffer *out)
{
	buffer_add_text(out,
	    "\n\t@EventHandler\n"
	    "\tpublic void onPlayerJoin(PlayerJoinEvent event) {\n"
	    "\t\tevent.getPlayer().sendMessage(\"Welcome, \"\n"
	    "\t\t\t\t+ event.getPlayer().getName() + \"!\");\n"
	    "\t}\n");
}

static void add_goodbye(struct buffer *out)
{
	buffer_add_text(out,
	    "\n\t@EventHandler\n"
	    "\tpublic void onPlayerQuit(PlayerQuitEvent event) {\n"
	    "\t\tevent.setQuitMessage(\"Goodbye, \"\n"
	    "\t\t\t\t+ event.getPlayer().getName() + \"!\");\n"
	    "\t}\n");
}

static void add_body(struct buffer *out, const struct prompt *prompt)
{
	if (has_cooldown(prompt))
		add_cooldown_fields(out, prompt);
	add_start(out, prompt);
	if (has_commands(prompt)) {
		add_on_command(out, prompt);
		add_command_methods(out, prompt);
	}
	if (has_cooldown(prompt))
		add_cooldown_method(out);
	if (prompt->welcomes)
		add_welcome(out);
	if (prompt->says_goodbye)
		add_goodbye(out);
}

void java_add_class(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_text(out, "package " JAVA_PACKAGE ";\n\n");
	add_imports(out, prompt);
	buffer_add_text(out, "\n/** ");
	escape_add_comment(out, prompt->summary);
	buffer_add_format(out,
	    " */\npublic final class %s extends JavaPlugin%s {\n",
	    prompt->plugin_name, listens(prompt) ? " implements Listener" : "");
	add_body(out, prompt);
	buffer_add_text(out, "}\n");
}
