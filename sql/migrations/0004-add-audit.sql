-- What was done to the installation, by whom. Rows are only ever added, each in
-- the transaction of the act that it tells of.

CREATE TABLE audit (
	audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	done_at timestamptz NOT NULL DEFAULT now(),
	actor text NOT NULL,
	act text NOT NULL,
	subject text NOT NULL DEFAULT '',
	details jsonb NOT NULL DEFAULT '{}',
	CONSTRAINT act_name CHECK (act ~ '^[a-z]+[.][a-z]+$'),
	CONSTRAINT actor_is_told CHECK (actor <> ''),
	CONSTRAINT details_are_members CHECK (jsonb_typeof(details) = 'object')
);

COMMENT ON TABLE audit IS
	'What was done, by whom; append-only.';
COMMENT ON COLUMN audit.audit_id IS
	'Rises; not without gaps.';
COMMENT ON COLUMN audit.done_at IS
	'The transaction''s time.';
COMMENT ON COLUMN audit.actor IS
	'Who did it: "key 7", "login ada" (the web server''s), "operator root"
(who ran a command, by the name of his account), "open" (TOKENMETER_ACCESS=open).';
COMMENT ON COLUMN audit.act IS
	'What was done, such as key.create.';
COMMENT ON COLUMN audit.subject IS
	'To what, such as "key 7".';
COMMENT ON COLUMN audit.details IS
	'What else there is to say.';

CREATE FUNCTION audit_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit is append-only: % is refused', TG_OP
		USING ERRCODE = 'insufficient_privilege';
END $$;

COMMENT ON FUNCTION audit_refuse_change() IS
	'Keeps what was written, also from the table''s owner.';

CREATE TRIGGER audit_is_append_only
	BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
	FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_is_append_only;
