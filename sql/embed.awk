# Writes the SQL files named on the command line, in that order, as C: the
# program carries its schema, so an installation is one file.
function finish() {
	if (name != "")
		print "\t},"
}
BEGIN {
	print "#include \"db/schema_files.h\"\n"
	print "const struct schema_file schema_files[] = {"
}
FNR == 1 {
	finish()
	name = FILENAME
	sub(/^sql\//, "", name)
	printf "\t{\"%s\",\n", name
}
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\t/, "\\t")
	print "\t\t\"" $0 "\\n\""
}
END {
	finish()
	print "\t{0},"
	print "};"
}
