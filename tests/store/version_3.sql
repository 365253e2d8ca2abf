-- A store as schema version 0003 wrote it. Never change this file: old data folders look like it.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE block (
	plan_id TEXT NOT NULL, 
	day_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	rounds INTEGER, 
	extra TEXT NOT NULL, 
	PRIMARY KEY (plan_id, day_id, kind), 
	FOREIGN KEY(plan_id, day_id) REFERENCES day (plan_id, id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "block" VALUES('p1','d1','strength',2,'{}');
CREATE TABLE client (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	precautions TEXT NOT NULL, 
	extra TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "client" VALUES('c1','Zoë <b>','["disc-herniation"]','{"age":40}','2026-01-05 09:00:00.000000');
INSERT INTO "client" VALUES('c2','Łukasz O’Brien','[]','{}','2026-01-08 09:00:00.000000');
CREATE TABLE day (
	plan_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	week_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	label TEXT NOT NULL, 
	extra TEXT NOT NULL, 
	PRIMARY KEY (plan_id, id), 
	FOREIGN KEY(plan_id, week_id) REFERENCES week (plan_id, id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "day" VALUES('p1','d1','w1',0,'monday','Gym','{}');
CREATE TABLE entry (
	plan_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	day_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	dose TEXT NOT NULL, 
	group_letter TEXT NOT NULL, 
	note TEXT NOT NULL, 
	extra TEXT NOT NULL, 
	PRIMARY KEY (plan_id, id), 
	FOREIGN KEY(plan_id, day_id) REFERENCES day (plan_id, id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "entry" VALUES('p1','e1','d1','strength',0,'bird-dog','{"sets":3,"load":"2 kg","reps":[8,12],"side":"each"}','A','slowly','{"x":1}');
INSERT INTO "entry" VALUES('p1','e2','d1','strength',1,'own-move','{}','A','','{}');
INSERT INTO "entry" VALUES('p1','e3','d1','relief',0,'childs-pose','{"breaths":[5,10]}','','','{}');
CREATE TABLE handout (
	id TEXT NOT NULL, 
	client_id TEXT, 
	plan_id TEXT NOT NULL, 
	client_name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	issued_at DATETIME NOT NULL, 
	issued_by TEXT NOT NULL, 
	way TEXT NOT NULL, 
	pages INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes INTEGER NOT NULL, 
	options TEXT NOT NULL, 
	"plan" TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "handout" VALUES('h1','c1','p1','Zoë <b>','Lower back','2026-01-07 09:00:00.000000','Dr Ortiz','printed',3,'5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',6,'{"layouts":["week","cards"]}','{"format":"backdesk-plan","version":1,"title":"Lower back","client":{"name":"Zoë <b>"},"weeks":[{"days":[]}]}');
CREATE TABLE own_exercise (
	id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "own_exercise" VALUES('own-row','{"name":"Own Row","level":1,"start":"","tip":"","why":"","type":"strength","position":"standing","side":"both","aliases":[],"blocks":["strength"],"primary":["rhomboids"],"secondary":[],"stretched":[],"movements":[],"equipment":[],"steps":["Pull."],"mistakes":[],"easier":[],"harder":[],"sources":[],"cautions":[],"default_dose":{},"figure":{"keys":[{"caption":"Start","pose":{"at":[0.1,0.2,0.9],"ground":false}},{"caption":"Reach","pose":{"left_arm":{"hand":[0.5,0.1,1.2]}},"props":[{"kind":"mat"}]}],"camera":[35.5,12.0],"props":[{"kind":"rod","size":[0.02],"ends":["left_hand",[0.0,1.0,2.0]]}],"arrows":[{"joint":"left_hand","shift":[0.1,0.0]}]},"extra":{}}','2026-01-06 09:00:00.000000','2026-01-07 09:00:00.000000');
CREATE TABLE "plan" (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	client_id TEXT, 
	extra TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, link TEXT DEFAULT '' NOT NULL, next_appointment TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id)
)
 WITHOUT ROWID

;
INSERT INTO "plan" VALUES('p1','Lower back','c1','{"clinic":"North"}','cd8bad37eb01410aa83113aec8769145','2026-01-05 09:00:00.000000','2026-01-05 09:00:00.000000','https://clinic.example/plan','2 May');
INSERT INTO "plan" VALUES('p2','Neck',NULL,'{}','ed8bad37eb01410aa83113aec8769145','2026-01-06 09:00:00.000000','2026-01-06 09:00:00.000000','','');
CREATE TABLE plan_exercise (
	plan_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (plan_id, id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "plan_exercise" VALUES('p1','own-move',0,'{"name":"Own Move","level":1,"start":"","tip":"","why":"","type":"strength","position":"standing","side":"both","aliases":[],"blocks":["strength"],"primary":["obliques"],"secondary":[],"stretched":[],"movements":[],"equipment":[],"steps":[],"mistakes":[],"easier":[],"harder":[],"sources":[],"cautions":[],"default_dose":{},"extra":{}}');
CREATE TABLE plan_wording (
	plan_id TEXT NOT NULL, 
	exercise TEXT NOT NULL, 
	name TEXT NOT NULL, 
	steps TEXT NOT NULL, 
	tip TEXT NOT NULL, 
	link TEXT NOT NULL, 
	extra TEXT NOT NULL, 
	PRIMARY KEY (plan_id, exercise), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "plan_wording" VALUES('p1','bird-dog','The pointer','["Kneel."]','Slowly.','','{}');
CREATE TABLE remembered (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 WITHOUT ROWID

;
INSERT INTO "remembered" VALUES('last-plan','p1');
CREATE TABLE week (
	plan_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	extra TEXT NOT NULL, 
	PRIMARY KEY (plan_id, id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "week" VALUES('p1','w1',0,'{}');
INSERT INTO "week" VALUES('p2','w1',0,'{}');
CREATE INDEX plan_by_client ON "plan" (client_id);
CREATE INDEX handout_by_client ON handout (client_id, issued_at);
CREATE INDEX handout_by_plan ON handout (plan_id, issued_at);
COMMIT;
