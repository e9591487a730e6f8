-- Who may call: keys that operators and admins make, what applications ask for
-- on behalf of a browser, and what a browser holds as a cookie. The secrets
-- themselves are nowhere: only their hashes are.

CREATE TABLE credential (
	credential_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	secret_hash bytea NOT NULL CONSTRAINT secret_hash_is_unique UNIQUE,
	kind text NOT NULL,
	role text NOT NULL,
	user_id text COLLATE "C",
	label text NOT NULL DEFAULT '',
	parent_id bigint CONSTRAINT parent_exists
		REFERENCES credential ON DELETE CASCADE,
	created_at timestamptz NOT NULL DEFAULT now(),
	created_by text NOT NULL,
	expires_at timestamptz,
	used_at timestamptz,
	revoked_at timestamptz,
	CONSTRAINT secret_hash_length CHECK (octet_length(secret_hash) = 32),
	CONSTRAINT kind_name CHECK (kind IN ('key', 'viewer', 'session')),
	CONSTRAINT role_name CHECK (role IN ('admin', 'app', 'user', 'viewer')),
	CONSTRAINT kind_has_role CHECK (CASE kind WHEN 'key' THEN role <> 'viewer'
		WHEN 'viewer' THEN role = 'viewer' ELSE true END),
	CONSTRAINT role_binds_user
		CHECK ((role IN ('user', 'viewer')) = (user_id IS NOT NULL)),
	CONSTRAINT credential_user_id_length
		CHECK (octet_length(user_id) BETWEEN 1 AND 255),
	CONSTRAINT label_length CHECK (octet_length(label) <= 255),
	CONSTRAINT only_keys_stay CHECK (kind = 'key' OR expires_at IS NOT NULL),
	CONSTRAINT session_has_parent
		CHECK (kind <> 'session' OR parent_id IS NOT NULL)
);

CREATE INDEX credential_key ON credential (credential_id)
	WHERE kind = 'key';
CREATE INDEX credential_by_parent ON credential (parent_id)
	WHERE parent_id IS NOT NULL;
CREATE INDEX credential_by_end ON credential (expires_at)
	WHERE kind <> 'key';
CREATE INDEX credential_by_user ON credential (user_id)
	WHERE user_id IS NOT NULL;
CREATE INDEX credential_by_revocation ON credential (revoked_at)
	WHERE revoked_at IS NOT NULL;

COMMENT ON TABLE credential IS
	'What callers prove themselves with. Good while neither it nor what it
was made with is revoked or over.';
COMMENT ON COLUMN credential.credential_id IS
	'Its public name, as in "tokenmeter key revoke 7".';
COMMENT ON COLUMN credential.secret_hash IS
	'SHA-256 of the secret, which is 256 random bits and needs no salt.';
COMMENT ON COLUMN credential.kind IS
	'key (stays), viewer (a browser''s token, for a day at most), session
(a browser''s cookie).';
COMMENT ON COLUMN credential.role IS
	'admin (everything), app (for any user that it names), user (the same
for user_id alone), viewer (reads user_id''s numbers).';
COMMENT ON COLUMN credential.user_id IS
	'The one user that it is for; NULL: any.';
COMMENT ON COLUMN credential.label IS
	'What people call it.';
COMMENT ON COLUMN credential.parent_id IS
	'The key or viewer token that it was made with, and ends with; NULL:
none.';
COMMENT ON COLUMN credential.created_at IS
	'When it was made.';
COMMENT ON COLUMN credential.created_by IS
	'Who made it, as in audit.actor.';
COMMENT ON COLUMN credential.expires_at IS
	'From when on it is no good; NULL: it stays.';
COMMENT ON COLUMN credential.used_at IS
	'When it was last used, up to an hour late; NULL: never.';
COMMENT ON COLUMN credential.revoked_at IS
	'When somebody ended it; NULL: nobody did. Whoever sets it notifies
tokenmeter_credential of the id.';
COMMENT ON INDEX credential_key IS
	'The keys, among many tokens and sessions.';
COMMENT ON INDEX credential_by_parent IS
	'What ends with a credential that is removed.';
COMMENT ON INDEX credential_by_end IS
	'What is over, and can be removed.';
COMMENT ON INDEX credential_by_user IS
	'What a user has, who is removed.';
COMMENT ON INDEX credential_by_revocation IS
	'What ended while nobody listened.';

COMMENT ON COLUMN usage_event.user_source IS
	'Where the user_id came from: key (the one whom the caller''s credential
is for), header (X-Tokenmeter-User), body (our own API), safety_identifier,
user, metadata (members of the provider''s request), default
(TOKENMETER_DEFAULT_USER); NULL: not told.';
